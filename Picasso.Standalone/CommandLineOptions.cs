using System.CommandLine;

namespace Picasso.Standalone;

/// <summary>What the person who starts Picasso can say on the command line.</summary>
internal sealed class CommandLineOptions
{
    private readonly Option<DirectoryInfo> _data = new("--data")
    {
        Description = "The folder for all of Picasso's files; made when missing.",
        DefaultValueFactory = _ => new DirectoryInfo("picasso-data"),
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "The port of the web site; 0 takes a free one.",
        DefaultValueFactory = _ => 5080,
    };

    private readonly Option<int> _servicesPort = new("--services-port")
    {
        Description = "The port of the gRPC services; 0 takes a free one.",
        DefaultValueFactory = _ => 5081,
    };

    private readonly Option<bool> _demo = new("--demo")
    {
        Description = "Fill a fresh data folder with people and pictures.",
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

        root.Add(_data);
        root.Add(_port);
        root.Add(_servicesPort);
        root.Add(_demo);
    }

    public StandaloneSettings Read(ParseResult arguments) => new(
        arguments.GetRequiredValue(_data).FullName,
        FreePort.Unless(arguments.GetValue(_port)),
        FreePort.Unless(arguments.GetValue(_servicesPort)),
        arguments.GetValue(_demo));
}
