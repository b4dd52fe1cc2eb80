using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Picasso.DocumentStorage;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.OptionsValidation.Naming;
using Picasso.ServiceDefaults.Settings;
using Picasso.Users;

namespace Picasso.Standalone;

/// <summary>
/// The verb <c>operators</c>: lists the operators, and grants and revokes the role. It uses the store of users directly, beside the serving
/// processes. docs/decisions/0020.
/// </summary>
internal static class Operators
{
    public static Command CreateCommand()
    {
        var command = new Command("operators", "Shows who runs the marketplace, and the record of who gave and took that role.") { CommandLineOptions.Data };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, (_, _) => Task.CompletedTask, cancellationToken));
        var list = new Command("list", "The same.") { CommandLineOptions.Data };
        list.SetAction((arguments, cancellationToken) => RunAsync(arguments, (_, _) => Task.CompletedTask, cancellationToken));
        command.Add(list);
        command.Add(Create("add", "Gives the role to the account with this confirmed address.", OperatorsModule.AddOperatorAsync));
        command.Add(Create("remove", "Takes the role and signs the account out.", OperatorsModule.RemoveOperatorAsync));
        return command;
    }

    private static Command Create(string name, string description, Func<IHost, string, string, CancellationToken, Task> work)
    {
        var address = new Argument<string>("address") { Description = "The e-mail address." };
        var command = new Command(name, description) { address, CommandLineOptions.Data };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments, (host, stop) => work(host, arguments.GetRequiredValue(address), Environment.UserName, stop), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, Func<IHost, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        try
        {
            builder.Configuration.PrepareSettings();
        }
        catch (InvalidConfigurationException bad)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(bad.Message);
            return 2;
        }

        var folder = arguments.GetRequiredValue(CommandLineOptions.Data);
        builder.Configuration[DataDirectory.Key] = folder.FullName;
        builder.Services.AddSingleton<DataDirectory>().AddSingleton(TimeProvider.System).WarnOfFormerNames(builder.Configuration);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        if (!builder.HasDocuments() && !folder.Exists)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(
                $"There is no data folder {folder.FullName}: name it with --data, or set ConnectionStrings:mongodb.");
            return 2;
        }

        builder.AddOperatorRole();
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            await work(host, cancellationToken);
            foreach (var line in await host.DescribeOperatorsAsync(cancellationToken))
                await arguments.InvocationConfiguration.Output.WriteLineAsync(line);
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
