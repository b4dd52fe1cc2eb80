using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Microsoft.Extensions.Configuration;
using Picasso.AppHost.Engines;
using Picasso.Contracts;

namespace Picasso.AppHost.Publishing;

/// <summary>The environments to publish for. One at a time: a resource can be deployed to a single environment only.</summary>
internal static class PublishTargetExtensions
{
    /// <summary>Configuration key: <c>compose</c> (the default) or <c>kubernetes</c>.</summary>
    public const string Key = "Picasso:Target";

    private const string StepKey = "Pipeline:Step";
    private const string ToolKey = "ASPIRE_BACKCHANNEL_PATH";
    private const string CiKey = "CI";
    private const string QuestionsKey = "ASPIRE_INTERACTIVITY_ENABLED";

    /// <summary>Adds the environment that this run publishes for.</summary>
    public static void AddPublishTarget(this IDistributedApplicationBuilder builder)
    {
        builder.PublishWhereNoStepIsNamed();
        builder.AskOnlyWhereSomebodyAnswers();
        switch (builder.FindPublishTarget())
        {
            case PublishTarget.Compose:
                builder.AddDockerComposeEnvironment("compose")
                    .WithDashboard(dashboard => dashboard.WithImage(Images.Dashboard, Images.DashboardTag))
                    .WithDashboard(enabled: !builder.IsObserved())
                    .ConfigureComposeFile(file =>
                    {
                        foreach (var host in (string[])[.. ServiceNames.All, ServiceNames.Web])
                            file.AddVolume(new Volume { Name = DeploymentExtensions.DataVolumeOf(host), Driver = "local" });
                        file.WaitForHealth();
                    });
                break;
            case PublishTarget.Kubernetes:
                builder.AddCluster();
                break;
            default:
                break;
        }
    }

    /// <summary>What this run publishes for; running is publishing for nothing.</summary>
    /// <exception cref="DistributedApplicationException">The configured target is none.</exception>
    public static PublishTarget FindPublishTarget(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsRunMode || builder.Configuration[StepKey] == "publish-manifest")
            return PublishTarget.Manifest;
        return builder.Configuration[Key]?.ToLowerInvariant() switch
        {
            null or "" or "compose" => PublishTarget.Compose,
            "kubernetes" => PublishTarget.Kubernetes,
            var other => throw new DistributedApplicationException($"{Key} is compose or kubernetes, not {other}."),
        };
    }

    /// <summary>Whether the observability option is on.</summary>
    public static bool IsObserved(this IDistributedApplicationBuilder builder) => builder.Configuration.GetValue<bool>("Picasso:Observability");

    /// <summary>The parameter that says under which address people see the published web.</summary>
    public static IResourceBuilder<ParameterResource> PublicUrl(this IDistributedApplicationBuilder builder) =>
        builder.TryCreateResourceBuilder<ParameterResource>("public-url", out var existing) ? existing
            : builder.AddParameter("public-url").WithDescription("The address under which people reach the site, such as https://picasso.example");

    /// <summary>
    /// Gives a host the folder for what no engine keeps, which its copies share and no other host sees: beside the solution while developing
    /// (<c>Picasso:DataDirectory</c> names another place), in a volume under Compose. Hosts that embed an engine share one folder.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithDataDirectory(this IResourceBuilder<ProjectResource> host)
    {
        const string key = "Picasso__DataDirectory";
        var builder = host.ApplicationBuilder;
        if (builder.ExecutionContext.IsPublishMode)
            return host.WithEnvironment(key, DeploymentExtensions.DataHome);
        var folder = builder.Configuration["Picasso:DataDirectory"] is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen)
            : Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "picasso-data", "aspire"));
        return host.WithEnvironment(key, Path.Combine(folder, builder.EmbedsAny() ? "shared" : host.Resource.Name));
    }

    // Without a step every step of the pipeline runs: what publishes, what deploys, and what takes a deployment down again.
    private static void PublishWhereNoStepIsNamed(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode && string.IsNullOrWhiteSpace(builder.Configuration[StepKey]))
            builder.Configuration[StepKey] = "publish";
    }

    // The questions for parameters without a value reach a person through the command line tool alone, and in CI not even there: the run would wait for ever.
    private static void AskOnlyWhereSomebodyAnswers(this IDistributedApplicationBuilder builder)
    {
        var isAsked = !string.IsNullOrWhiteSpace(builder.Configuration[ToolKey]) && string.IsNullOrWhiteSpace(builder.Configuration[CiKey]);
        if (builder.ExecutionContext.IsPublishMode && !isAsked)
            builder.Configuration[QuestionsKey] = "false";
    }
}
