using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Picasso.Contracts;
using Picasso.Testing.Processes;
using TestEngines = Picasso.Testing.Engines;

namespace Picasso.AppHost.Tests.Running;

/// <summary>The commands of the dashboard, run as a person runs them there.</summary>
[Trait(TestEngines.Trait, "RabbitMq")]
[Collection(RunningCollection.Name)]
public sealed partial class CommandTests(RunningTopology topology)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_shard_is_added_and_buckets_move_between_shards_and_the_shards_show_it()
    {
        await topology.StartedAsync();
        BucketsOf(await RunAsync(ServiceNames.Payments, "show-shards")).ShouldBe([512, 512, 0]);

        var added = BucketsOf(await RunAsync(ServiceNames.Payments, "add-shard", ("name", "payments-2")));
        added.Sum().ShouldBe(1024);
        added.ShouldAllBe(buckets => buckets >= 341 && buckets <= 342);

        var before = BucketsOf(await RunAsync(ServiceNames.Payments, "move-buckets", ("name", "payments-2"), ("first", "7"), ("last", "7")));
        before.Sum().ShouldBe(1024);
        int[] moved = [before[0] + 1, before[1], before[2] - 1];
        BucketsOf(await RunAsync(ServiceNames.Payments, "move-buckets", ("name", "payments-0"), ("first", "7"), ("last", "7"))).ShouldBe(moved);
    }

    [Fact]
    public async Task A_shard_that_payments_have_no_connection_string_for_is_not_added()
    {
        await topology.StartedAsync();

        var result = await TryAsync(ServiceNames.Payments, "add-shard", ("name", "payments-7"));
        result.Success.ShouldBeFalse();
    }

    [Fact]
    public async Task Failed_messages_are_shown_and_sent_round_again()
    {
        await topology.StartedAsync();
        var shown = await RunAsync(ResourceNames.RabbitMq, "show-failed-messages");
        var queue = Queue().Match(shown).Groups[1].Value;
        queue.ShouldNotBeEmpty(shown);

        (await RunAsync(ResourceNames.RabbitMq, "redrive", ("name", queue))).ShouldContain($"messages went back to {queue}.");
    }

    [Fact]
    public async Task A_projection_is_made_anew_and_its_service_serves_again()
    {
        await topology.StartedAsync();

        (await RunAsync(ServiceNames.PicturesQueries, "rebuild-projection", ("name", "all"))).ShouldContain("pictures");
        await topology.Copies.AreHealthyAsync(RunningTopology.Hosts, s_limit);
    }

    [Fact]
    public async Task The_marketplace_fills_with_people_and_pictures()
    {
        await topology.StartedAsync();
        using var web = topology.App.CreateHttpClient(ServiceNames.Web, "http");
        using var enough = new CancellationTokenSource();
        var filling = topology.App.ResourceCommands.ExecuteCommandAsync(OneOf(ServiceNames.Web), "fill-demo", enough.Token);

        try
        {
            // It goes on where it was stopped; that it works at all is seen at its first picture.
            await Wait.UntilAsync(
                async () => filling.IsCompleted || await ShowsAsync(web, "Maya"),
                () => "no picture of the demo appears", s_limit);
            if (filling.IsCompleted)
                (await filling).Message.ShouldBeNull();
        }
        finally
        {
            // It paints for a minute with every processor: nothing else is to wait for that.
            await enough.CancelAsync();
            await Task.WhenAny(filling);
        }
    }

    private static async Task<bool> ShowsAsync(HttpClient web, string name)
    {
        using var answer = await web.GetAsync(new Uri("/explore", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode
            && (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(name, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string resource, string command, params (string Name, string Value)[] inputs)
    {
        var result = await TryAsync(resource, command, inputs);
        result.Success.ShouldBeTrue($"{result.Message}\n{result.Data?.Value}");
        return result.Data.ShouldNotBeNull().Value;
    }

    private Task<ExecuteCommandResult> TryAsync(string resource, string command, params (string Name, string Value)[] inputs) =>
        topology.App.ResourceCommands.ExecuteCommandAsync(
            OneOf(resource), command,
            new InteractionInputCollection([.. inputs.Select(input => new InteractionInput { Name = input.Name, InputType = InputType.Text, Value = input.Value })]),
            TestContext.Current.CancellationToken);

    // A person gives a command to one of the copies.
    private string OneOf(string resource) => topology.Copies.HealthyOf(resource) is [var copy, ..] ? copy : resource;

    private static List<int> BucketsOf(string shown) =>
        [.. Shard().Matches(shown).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(\d+) payments-\d", RegexOptions.CultureInvariant)]
    private static partial Regex Shard();

    [GeneratedRegex(@"\d+ (\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Queue();
}
