using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Picasso.AppHost.Publishing;

/// <summary>Fails the publishing of an invalid chart.</summary>
internal static class ChartCheckStep
{
    private const string Name = "check-chart";

    /// <summary>Checks the chart once it is written.</summary>
    public static void AddChartCheck(this IDistributedApplicationBuilder builder, KubernetesEnvironmentResource cluster)
    {
        builder.Pipeline.AddStep(Name, Check, requiredBy: WellKnownPipelineSteps.Publish);
        builder.Pipeline.AddPipelineConfiguration(context =>
        {
            var check = context.Steps.Single(step => step.Name == Name);
            foreach (var writing in context.Steps.Where(step => step.Name == $"publish-{cluster.Name}"))
                check.DependsOn(writing);
            return Task.CompletedTask;
        });
    }

    private static Task Check(PipelineStepContext context)
    {
        var chart = new DirectoryInfo(context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory());
        return ChartCheck.Missing(chart) is { Count: > 0 } missing
            ? throw new DistributedApplicationException($"Templates of the chart use missing values: {string.Join(", ", missing)}.")
            : Task.CompletedTask;
    }
}
