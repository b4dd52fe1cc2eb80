using Picasso.Contracts;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>One start of the program.</summary>
public sealed class JourneyTests(Browser browser) : JourneySuite(browser), IClassFixture<Browser>
{
    protected override async Task<IPicasso> StartAsync(string dataFolder) => await StandaloneProcess.StartAsync(dataFolder);
}

/// <summary>The same path over separate processes on real engines.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class JourneyOverProcessesTests(Browser browser) : JourneySuite(browser), IClassFixture<Browser>
{
    protected override async Task<IPicasso> StartAsync(string dataFolder) => await SeveralProcesses.StartAsync(
        dataFolder, Engines.ForProcesses(),
        new ProcessPlan("people", ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions),
        new ProcessPlan("writing", ServiceNames.PicturesCommands),
        new ProcessPlan("reading", ServiceNames.PicturesQueries),
        new ProcessPlan("paying", ServiceNames.Payments),
        new ProcessPlan("site", ServiceNames.Web));
}
