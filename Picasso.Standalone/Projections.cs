using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
#if WITH_EVENTSTOREDB
using Picasso.EventSourcing.EventStoreDb;
#endif
using Picasso.EventSourcing.Operating;
using Picasso.Kernel;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Queries;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Settings;

namespace Picasso.Standalone;

/// <summary>
/// The verb <c>projections</c>: lists the views and subscriptions of the log, and rebuilds them after the log was replaced. The services are stopped
/// meanwhile.
/// </summary>
internal static class Projections
{
    public static Command CreateCommand()
    {
        var command = new Command(ProjectionCommands.Verb, "Shows the projections of pictures and how far each has read the log.") { CommandLineOptions.Data };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, [], cancellationToken));
        command.Add(Create("rebuild", "Makes a view, or all, anew from the log as it is. Stop the services first."));
        command.Add(Create("reset", "Lets a subscription, or all, go on at the end of the log without repeating its effects. Stop the services first."));
        return command;
    }

    private static Command Create(string verb, string description)
    {
        var name = new Argument<string>("name") { Description = "The projection, or all." };
        var command = new Command(verb, description) { name, CommandLineOptions.Data };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, [verb, arguments.GetRequiredValue(name)], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, string[] words, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton<DataDirectory>().AddSingleton(TimeProvider.System);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        try
        {
            builder.Configuration.PrepareSettings();
            builder.Configuration[DataDirectory.Key] = arguments.GetRequiredValue(CommandLineOptions.Data).FullName;
#if WITH_EVENTSTOREDB
            builder.AddEventStoreDb();
#endif
            builder.AddPictureCommands().AddPictureQueries().AddBus();
            // Built and not started: only this command uses the stores, and subscribers need a bus to be created.
            using var host = builder.Build();
            return await host.RunProjectionsAsync(words, arguments.InvocationConfiguration.Output, cancellationToken);
        }
        catch (InvalidConfigurationException bad)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(bad.Message);
            return 2;
        }
    }
}
