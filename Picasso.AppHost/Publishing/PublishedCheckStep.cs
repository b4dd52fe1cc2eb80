using Aspire.Hosting.Docker;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Picasso.AppHost.Publishing;

/// <summary>
/// Fails the publishing of a chart or a Compose file that would fail only where it is installed. Findings of the tools that install them are warnings,
/// since values are still blank then.
/// </summary>
internal static class PublishedCheckStep
{
    private const string ChartStep = "check-chart";
    private const string ComposeStep = "check-compose";

    /// <summary>Checks the chart once it is written.</summary>
    public static void AddChartCheck(this IDistributedApplicationBuilder builder, KubernetesEnvironmentResource cluster) =>
        builder.AddCheck(ChartStep, cluster.Name, CheckChart, output => ("helm", ["lint", output.FullName]));

    /// <summary>Checks the Compose file once it is written.</summary>
    public static void AddComposeCheck(this IDistributedApplicationBuilder builder, DockerComposeEnvironmentResource compose) =>
        builder.AddCheck(
            ComposeStep, compose.Name, ComposeCheck.Flaws,
            output => ("docker", ["compose", "--file", Path.Combine(output.FullName, ComposeCheck.FileName), "config", "--quiet"]));

    private static void AddCheck(
        this IDistributedApplicationBuilder builder, string name, string environment, Func<DirectoryInfo, IReadOnlyList<string>> check,
        Func<DirectoryInfo, (string Program, string[] Arguments)> tool)
    {
        builder.Pipeline.AddStep(name, RunAsync, requiredBy: WellKnownPipelineSteps.Publish);
        builder.Pipeline.AddPipelineConfiguration(context =>
        {
            var step = context.Steps.Single(one => one.Name == name);
            foreach (var writing in context.Steps.Where(one => one.Name == $"publish-{environment}"))
                step.DependsOn(writing);
            return Task.CompletedTask;
        });

        async Task RunAsync(PipelineStepContext context)
        {
            var output = new DirectoryInfo(context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory());
            var flaws = check(output);
            if (flaws.Count > 0)
                throw new DistributedApplicationException($"What was published cannot be installed: {string.Join("; ", flaws)}.");
            var (program, arguments) = tool(output);
            if (await PublishTool.FindAsync(program, arguments, context.CancellationToken) is { } finding)
                context.Logger.LogWarning("{Finding}", finding);
        }
    }

    private static IReadOnlyList<string> CheckChart(DirectoryInfo output) =>
        [.. ChartCheck.Missing(output).Select(value => $"templates use the value {value}, which is missing"), .. ChartCheck.Flaws(output)];
}
