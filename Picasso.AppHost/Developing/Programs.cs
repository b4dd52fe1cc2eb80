using Microsoft.Extensions.DependencyInjection;

namespace Picasso.AppHost.Developing;

/// <summary>Programs of this repository that a command of the dashboard runs, in the AppHost's own build configuration.</summary>
internal static class Programs
{
    private const string Dotnet = "dotnet";
    private const string Exec = "exec";

    /// <summary>The program with the operators' commands.</summary>
    public static string Standalone(IDistributedApplicationBuilder builder) =>
        Of(Path.Combine(builder.AppHostDirectory, "..", "Picasso.Standalone", "Picasso.Standalone.csproj"));

    /// <summary>The program of a host.</summary>
    public static string Of(ProjectResource host) => Of(host.GetProjectMetadata().ProjectPath);

    /// <summary>The command to run a program like a service of the running topology: with that service's variables.</summary>
    public static async Task<ProcessCommandSpec> AsAsync(IResource service, string program, string[] words, ExecuteCommandContext context)
    {
        var variables = await ExecutionConfigurationBuilder.Create(service).WithEnvironmentVariablesConfig().BuildAsync(
            context.Services.GetRequiredService<DistributedApplicationExecutionContext>(), context.Logger, context.CancellationToken);
        return new ProcessCommandSpec(Dotnet)
        {
            Arguments = [Exec, program, .. words],
            EnvironmentVariables = variables.EnvironmentVariables.ToDictionary(),
            WorkingDirectory = Path.GetDirectoryName(program),
        };
    }

    /// <summary>The same with further arguments.</summary>
    public static ProcessCommandSpec With(this ProcessCommandSpec run, string[] words) => new(run.ExecutablePath)
    {
        Arguments = [.. run.Arguments, .. words], EnvironmentVariables = run.EnvironmentVariables, WorkingDirectory = run.WorkingDirectory,
    };

    // "…/bin/Debug/net10.0/" of the AppHost, or of its tests.
    private static string Of(string project)
    {
        var build = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(
            Path.GetDirectoryName(project)!, "bin", build.Parent!.Name, build.Name, $"{Path.GetFileNameWithoutExtension(project)}.dll"));
    }
}
