using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Picasso.EventSourcing.Operating;

/// <summary>The command line "projections [quarantine|redrive|rebuild|reset NAME]" of every program with projections.</summary>
public static class ProjectionCommands
{
    /// <summary>First word of the command line.</summary>
    public const string Verb = "projections";

    private const string Usage = "projections | projections quarantine | projections redrive NAME|all | projections rebuild NAME|all | projections reset NAME|all";

    /// <summary>Runs the command for projections, with a host that was built and not started; false for another command.</summary>
    public static async Task<bool> RanProjectionsAsync(this IHost host, string[] arguments)
    {
        if (arguments.FirstOrDefault() != Verb)
            return false;
        Environment.ExitCode = await host.RunProjectionsAsync(arguments[1..], Console.Out, CancellationToken.None);
        return true;
    }

    /// <summary>Runs the rest of the command line.</summary>
    /// <returns>The exit code of the program: 0; 1 when no projection has the name; 2 when the command line is invalid.</returns>
    public static async Task<int> RunProjectionsAsync(this IHost host, string[] arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var control = ActivatorUtilities.CreateInstance<ProjectionControl>(host.Services);
        var done = arguments switch
        {
            [] or ["quarantine"] => -1,
            ["redrive", var name] => await control.RedriveAsync(name, cancellationToken),
            ["rebuild", var name] => await control.RebuildAsync(name, cancellationToken),
            ["reset", var name] => await control.ResetAsync(name, cancellationToken),
            _ => -2,
        };
        await output.WriteLineAsync(done switch
        {
            -2 => Usage,
            0 => $"Nothing here can be {arguments[0]} as '{arguments[1]}'.",
            _ when arguments is ["quarantine" or "redrive", ..] =>
                string.Join(Environment.NewLine, await control.DescribeQuarantineAsync(cancellationToken)),
            _ => string.Join(Environment.NewLine, await control.DescribeAsync(cancellationToken)),
        });
        return done switch { -2 => 2, 0 => 1, _ => 0 };
    }
}
