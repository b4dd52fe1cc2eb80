using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Picasso.Contracts;

namespace Picasso.Standalone;

/// <summary>The command-line options.</summary>
internal sealed class CommandLineOptions
{
    /// <summary>The data folder; verbs have it too.</summary>
    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "The folder for all of Picasso's files; made when missing.",
        DefaultValueFactory = _ => new DirectoryInfo("picasso-data"),
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "The port of the web site, or of /health where the web does not run; 0 takes a free one.",
        DefaultValueFactory = _ => 5080,
    };

    private readonly Option<int> _servicesPort = new("--services-port")
    {
        Description = "The port of the gRPC services; 0 takes a free one.",
        DefaultValueFactory = _ => 5081,
    };

    private readonly Option<IPAddress?> _listen = new("--listen")
    {
        Description = "The address that the web site (or /health, where the web does not run) listens on, such as 0.0.0.0; this machine alone when left out.",
        CustomParser = ReadAddress,
    };

    private readonly Option<IPAddress?> _servicesListen = new("--services-listen")
    {
        Description = "The address that the gRPC services listen on, without TLS: only for processes of this installation on a private network. "
            + "This machine alone when left out.",
        CustomParser = ReadAddress,
    };

    private readonly Option<List<string>> _roles = new("--roles")
    {
        Description = $"What this process plays: some of {string.Join(", ", Role.Names)}, with commas between; all when left out.",
        CustomParser = ReadRoles,
        DefaultValueFactory = _ => [.. Role.Names],
    };

    private readonly Option<bool> _demo = new("--demo")
    {
        Description = "Fill the data folder with sample people and pictures; goes on where an interrupted run stopped.",
    };

    public CommandLineOptions(RootCommand root)
    {
        foreach (var port in new[] { _port, _servicesPort })
        {
            port.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is < 0 or > 65535)
                    result.AddError("A port is between 0 and 65535.");
            });
        }

        _demo.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<bool>() && result.GetResult(_roles) is { Implicit: false })
                result.AddError("--demo fills a marketplace whose roles all run in one process: leave --roles out.");
        });
        foreach (var option in new Option[] { Data, _port, _servicesPort, _listen, _servicesListen, _roles, _demo })
            root.Add(option);
    }

    public StandaloneSettings Read(ParseResult arguments) => new(
        arguments.GetRequiredValue(Data).FullName,
        FreePort.Unless(arguments.GetValue(_port)),
        FreePort.Unless(arguments.GetValue(_servicesPort)),
        arguments.GetValue(_demo))
    {
        Roles = arguments.GetRequiredValue(_roles),
        Listen = arguments.GetValue(_listen),
        ServicesListen = arguments.GetValue(_servicesListen),
    };

    private static List<string> ReadRoles(ArgumentResult argument)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var named = argument.Tokens.SelectMany(token => token.Value.Split(',', tidy)).Distinct().ToList();
        var unknown = named.Except(Role.Names).ToList();
        if (unknown.Count > 0 || named.Count == 0)
            argument.AddError($"No role is called '{string.Join("', '", unknown)}'. The roles are: {string.Join(", ", Role.Names)}.");
        return named;
    }

    private static IPAddress? ReadAddress(ArgumentResult argument)
    {
        if (IPAddress.TryParse(argument.Tokens[0].Value, out var address))
            return address;
        argument.AddError($"'{argument.Tokens[0].Value}' is not an IP address.");
        return null;
    }
}
