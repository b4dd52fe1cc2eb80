using System.Text.RegularExpressions;
using Google.Protobuf;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>The packages that the design names are the ones in use, in the place that they are for.</summary>
public sealed partial class PackageTests
{
    /// <summary>Package, and the project that uses it: docs/decisions/0016.</summary>
    public static TheoryData<string, string> Packages => new()
    {
        { "Aspire.Hosting.AppHost", "Picasso.AppHost" },
        { "Aspire.MongoDB.Driver", "Picasso.AspireClients" },
        { "Aspire.Pomelo.EntityFrameworkCore.MySql", "Picasso.Payments.Service" },
        { "Aspire.RabbitMQ.Client", "Picasso.AspireClients" },
        { "EventStore.Client.Grpc", "Picasso.EventSourcing.EventStoreDb" },
        { "EventStore.Client.Grpc.Streams", "Picasso.EventSourcing.EventStoreDb" },
        { "Grpc.AspNetCore", "Picasso.ServiceDefaults" },
        { "MassTransit", "Picasso.ServiceDefaults" },
        { "MassTransit.RabbitMQ", "Picasso.ServiceDefaults" },
        { "Minio", "Picasso.ObjectStorage" },
        { "Pomelo.EntityFrameworkCore.MySql", "Picasso.Payments.Sharding" },
        { "Stripe.net", "Picasso.Payments.Providers" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_of_the_design_is_used_where_it_belongs(string package, string project) =>
        Using(package).ShouldContain(project);

    [Theory]
    [InlineData("Picasso.AspireClients")]
    [InlineData("Picasso.EventSourcing.EventStoreDb")]
    public void Integrations_are_referred_to_by_hosts_and_by_what_says_so(string integration) =>
        Products().Where(project => Repository.Read(project).Contains($"{integration}.csproj", StringComparison.Ordinal))
            .Select(Name).ShouldAllBe(name => name.EndsWith(".Service", StringComparison.Ordinal) || name == "Picasso.Standalone");

    [Fact]
    public void The_parts_of_a_package_that_is_used_as_a_whole_are_not_named() =>
        Products().SelectMany(Named).Where(package => package.StartsWith("Grpc.AspNetCore.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Contracts_are_initialised_by_a_version_whose_descriptors_are_safe_in_several_threads() =>
        typeof(IMessage).Assembly.GetName().Version!.ShouldBeLessThan(new Version(3, 35), "see Directory.Packages.props");

    private static IEnumerable<string> Products() =>
        Repository.WithExtension(".csproj").Where(project => !project.StartsWith("tests/", StringComparison.Ordinal));

    private static IEnumerable<string> Using(string package) => Products().Where(project => Named(project).Contains(package)).Select(Name);

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> Named(string project) =>
        Reference().Matches(Repository.Read(project)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Reference();
}
