using System.Diagnostics;
using Picasso.Contracts.Bus;
using Picasso.Testing;

namespace Picasso.EngineTests.Bus;

/// <summary>An account for each service at the broker of this test run, made by the script of the published topology.</summary>
/// <param name="prefix">Prefix of all names on the bus, and of the accounts.</param>
internal sealed class BrokerAccounts(string prefix)
{
    private readonly string _password = $"{Guid.NewGuid():N}";

    private static Uri Broker => new(Engines.Need(Engines.RabbitMq));

    /// <summary>The connection string of a service's account.</summary>
    public Uri AddressOf(string service) => new UriBuilder(Broker) { UserName = prefix + service, Password = _password }.Uri;

    public async Task MakeAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Picasso.sln")))
            root = root.Parent!;
        var start = new ProcessStartInfo(
            Path.Combine(root.FullName, "tests", "engines", "engines"),
            ["broker", Engines.Need(Engines.Folder), Path.Combine(root.FullName, "Picasso.AppHost", "Engines", "rabbitmq-accounts.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PICASSO_ACCOUNTS"] = string.Join(' ', BusRights.All.Select(rights =>
            $"{prefix}{rights.Service};{rights.Configure(prefix)};{rights.Write(prefix)};{rights.Read(prefix)}"));
        foreach (var rights in BusRights.All)
            start.Environment[$"PICASSO_PASSWORD_{(prefix + rights.Service).ToUpperInvariant().Replace('-', '_')}"] = _password;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await output + await errors);
    }
}
