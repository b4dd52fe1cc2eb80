using Picasso.Contracts;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>One start of the program.</summary>
public sealed class JourneyTests(Browser browser) : JourneySuite(browser), IClassFixture<Browser>
{
    protected override async Task<IPicasso> StartAsync(string dataFolder) => await StandaloneProcess.StartAsync(dataFolder);
}

/// <summary>The same path over separate processes and a broker, on files that they share.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class JourneyOverProcessesTests(Browser browser) : JourneySuite(browser), IClassFixture<Browser>
{
    protected override async Task<IPicasso> StartAsync(string dataFolder) => await SeveralProcesses.StartAsync(
        dataFolder, Engines.ForProcesses(), Plans());

    internal static ProcessPlan[] Plans() =>
    [
        new("people", ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions),
        new("writing", ServiceNames.PicturesCommands),
        new("reading", ServiceNames.PicturesQueries),
        new("paying", ServiceNames.Payments),
        new("site", ServiceNames.Web),
    ];
}

/// <summary>The same path over separate processes on RabbitMQ, shards on MariaDB, S3 and a MongoDB.</summary>
[Trait(Engines.Trait, "MongoDb")]
public sealed class JourneyOnRealEnginesTests(Browser browser) : JourneySuite(browser), IClassFixture<Browser>
{
    protected override async Task<IPicasso> StartAsync(string dataFolder) => await SeveralProcesses.StartAsync(
        dataFolder, Engines.AllForProcesses(), JourneyOverProcessesTests.Plans());
}
