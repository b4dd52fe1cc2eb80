using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.OptionsValidation.Naming;
using Picasso.Payments;
using Picasso.ServiceDefaults.Settings;

namespace Picasso.Standalone;

/// <summary>
/// The verb <c>shards</c>: lists the shards of payments, adds one, and moves buckets. It uses the stores directly, beside the serving processes,
/// which detect a move by the ownership rows in the shards. docs/decisions/0013.
/// </summary>
internal static class Sharding
{
    public static Command CreateCommand()
    {
        var command = new Command("shards", "Shows the shards of payments and how many of the 1,024 buckets each holds.") { CommandLineOptions.Data };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, (_, _) => Task.CompletedTask, cancellationToken));
        command.Add(CreateAdd());
        command.Add(CreateMove());
        return command;
    }

    private static Command CreateAdd()
    {
        var name = new Argument<string>("name") { Description = "The new shard: the name of its connection string, or of its file." };
        var empty = new Option<bool>("--empty") { Description = "Give it nothing yet; without this it gets an equal share of the buckets." };
        var command = new Command("add", "Takes a shard in while people buy. May be repeated when it was interrupted.") { name, empty, CommandLineOptions.Data };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments, (shards, cancel) => shards.AddShardAsync(arguments.GetRequiredValue(name), !arguments.GetValue(empty), cancel), cancellationToken));
        return command;
    }

    private static Command CreateMove()
    {
        var name = new Argument<string>("name") { Description = "The shard that gets them." };
        var first = new Argument<int>("first") { Description = "The first bucket, from 0." };
        var last = new Argument<int>("last") { Description = "The last bucket, at most 1023." };
        var command = new Command("move", "Moves buckets to a shard while people buy. May be repeated when it was interrupted.")
        {
            name, first, last, CommandLineOptions.Data,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments,
            (shards, cancel) => shards.MoveBucketsAsync(arguments.GetRequiredValue(name), arguments.GetValue(first), arguments.GetValue(last), cancel),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, Func<IHost, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        builder.Services.AddSingleton<DataDirectory>().AddSingleton(TimeProvider.System);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        try
        {
            builder.Configuration.PrepareSettings();
            builder.Services.WarnOfFormerNames(builder.Configuration);
            builder.Configuration[DataDirectory.Key] = arguments.GetRequiredValue(CommandLineOptions.Data).FullName;
            builder.AddPaymentShards();
        }
        catch (InvalidConfigurationException bad)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(bad.Message);
            return 2;
        }

        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            await work(host, cancellationToken);
            foreach (var (name, ready, buckets) in await host.ListShardsAsync(cancellationToken))
                await arguments.InvocationConfiguration.Output.WriteLineAsync($"{buckets,5} {name}{(ready ? "" : "  (does not answer)")}");
            return 0;
        }
        catch (DomainException refused)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(refused.Error.Message);
            return 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
