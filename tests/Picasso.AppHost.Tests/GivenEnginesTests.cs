using Aspire.Hosting.ApplicationModel;
using Picasso.Contracts;

namespace Picasso.AppHost.Tests;

/// <summary>Engines that the AppHost's configuration names are used instead of containers.</summary>
public sealed class GivenEnginesTests
{
    private const string Value = "somewhere:else";

    public static TheoryData<string, string[]> Engines => new()
    {
        { ResourceNames.RabbitMq, ServiceNames.All.ToArray() },
        {
            ResourceNames.MongoDb,
            [ServiceNames.Users, ServiceNames.PicturesCommands, ServiceNames.PicturesQueries, ServiceNames.Reactions, ServiceNames.Messages]
        },
        { ResourceNames.EventStore, [ServiceNames.PicturesCommands, ServiceNames.PicturesQueries] },
        { ResourceNames.ObjectStorage, [ServiceNames.Users, ServiceNames.PicturesCommands, ServiceNames.PicturesQueries] },
    };

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_engine_that_is_named_has_no_container_and_its_services_connect_there(string engine, string[] services)
    {
        await using var topology = await Topology.WithAsync($"ConnectionStrings:{engine}={Value}");

        topology.Find(engine).ShouldNotBeAssignableTo<ContainerResource>();
        (await topology.ConnectionStringOfAsync(engine)).ShouldBe(Value);
        foreach (var service in services)
        {
            (await topology.VariablesOfAsync(service)).ShouldContainKeyAndValue($"ConnectionStrings__{engine}", $"{{{engine}.connectionString}}");
            topology.WaitsOf(service).ShouldNotContain(engine);
        }
    }

    [Fact]
    public async Task A_service_with_an_account_of_its_own_connects_as_that()
    {
        await using var topology = await Topology.WithAsync(
            $"ConnectionStrings:mongodb={Value}", $"ConnectionStrings:mongodb-users={Value}/users");

        (await topology.VariablesOfAsync(ServiceNames.Users))["ConnectionStrings__mongodb"].ShouldBe("{mongodb-users.connectionString}");
        (await topology.VariablesOfAsync(ServiceNames.Messages))["ConnectionStrings__mongodb"].ShouldBe("{mongodb.connectionString}");
        (await topology.ConnectionStringOfAsync("mongodb-users")).ShouldBe($"{Value}/users");
    }

    [Fact]
    public async Task As_many_shards_as_are_named_are_used_in_the_order_of_their_numbers()
    {
        await using var topology = await Topology.WithAsync(
            [.. Enumerable.Range(0, 11).Reverse().Select(number => $"ConnectionStrings:payments-{number}={Value}/{number}")]);

        topology.Resources.OfType<ContainerResource>().ShouldAllBe(container => !container.Name.StartsWith("mysql", StringComparison.Ordinal));
        (await topology.VariablesOfAsync(ServiceNames.Payments)).Where(variable => variable.Key.StartsWith("ConnectionStrings__payments", StringComparison.Ordinal))
            .Select(variable => variable.Key).ShouldBe(Enumerable.Range(0, 11).Select(number => $"ConnectionStrings__payments_{number}"));
        (await topology.ConnectionStringOfAsync("payments-10")).ShouldBe($"{Value}/10");
    }

    [Fact]
    public async Task With_every_engine_named_and_mail_in_the_mail_box_no_container_is_left()
    {
        await using var topology = await Topology.WithAsync(
            [
                .. Engines.Select(engine => $"ConnectionStrings:{engine.Data.Item1}={Value}"),
                $"ConnectionStrings:payments-0={Value}", "Picasso:Embedded=mail",
            ]);

        topology.Resources.OfType<ContainerResource>().ShouldBeEmpty();
        (await topology.VariablesOfAsync(ServiceNames.Users)).ShouldContainKeyAndValue("Picasso__Mail__ShowBox", "true");
    }

    [Theory]
    [InlineData("Picasso:Mail:Smtp")]
    [InlineData("Mail:Smtp")]
    public async Task A_mail_server_that_is_named_is_used_also_under_its_former_name(string section)
    {
        await using var topology = await Topology.WithAsync($"{section}:Host=mail.example", $"{section}:From=picasso@mail.example");

        topology.Resources.ShouldNotContain(resource => resource.Name == "mail");
        var variables = await topology.VariablesOfAsync(ServiceNames.Users);
        variables["Picasso__Mail__Smtp__Host"].ShouldBe("mail.example");
        variables["Picasso__Mail__Smtp__From"].ShouldBe("picasso@mail.example");
    }

    [Fact]
    public async Task Hosts_that_embed_an_engine_share_one_folder_and_know_of_no_server()
    {
        await using var topology = await Topology.WithAsync("Picasso:Embedded=eventstore, mongodb,objects", "Picasso:DataDirectory=/somewhere");

        topology.Resources.ShouldNotContain(resource => resource.Name == ResourceNames.EventStore || resource.Name == ResourceNames.MongoDb);
        foreach (var service in new[] { ServiceNames.PicturesCommands, ServiceNames.PicturesQueries, ServiceNames.Users })
        {
            var variables = await topology.VariablesOfAsync(service);
            variables["Picasso__DataDirectory"].ShouldBe(Path.Combine("/somewhere", "shared"));
            variables.Keys.Where(key => key.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ShouldBe(["ConnectionStrings__rabbitmq"]);
        }
    }

    [Fact]
    public async Task An_engine_that_cannot_be_embedded_is_refused_by_name() =>
        (await Should.ThrowAsync<Exception>(() => Topology.WithAsync("Picasso:Embedded=rabbitmq"))).ToString()
            .ShouldContain("Picasso:Embedded may name mongodb, eventstore, objects, mail, not rabbitmq.");

    [Fact]
    public async Task Without_any_setting_each_engine_is_a_container()
    {
        await using var topology = await Topology.WithAsync();

        Engines.ShouldAllBe(engine => topology.Find(engine.Data.Item1) is ContainerResource);
    }
}
