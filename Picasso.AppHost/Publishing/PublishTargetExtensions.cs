using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Microsoft.Extensions.Configuration;
using Picasso.AppHost.Engines;
using Picasso.Contracts;

namespace Picasso.AppHost.Publishing;

/// <summary>The environments for publishing. One at a time: a resource can be deployed to a single environment only.</summary>
internal static class PublishTargetExtensions
{
    /// <summary>Configuration key: <c>compose</c> (the default) or <c>kubernetes</c>.</summary>
    public const string Key = "Picasso:Target";

    private const string StepKey = "Pipeline:Step";
    private const string ToolKey = "ASPIRE_BACKCHANNEL_PATH";
    private const string CiKey = "CI";
    private const string QuestionsKey = "ASPIRE_INTERACTIVITY_ENABLED";

    /// <summary>Adds the environment of this publishing run.</summary>
    public static void AddPublishTarget(this IDistributedApplicationBuilder builder)
    {
        builder.PublishWhereNoStepIsNamed();
        builder.AskOnlyWhereSomebodyAnswers();
        switch (builder.FindPublishTarget())
        {
            case PublishTarget.Compose:
                var compose = builder.AddDockerComposeEnvironment("compose")
                    .WithDashboard(dashboard => dashboard.WithImage(Images.Dashboard, Images.DashboardTag))
                    .WithDashboard(enabled: !builder.IsObserved())
                    .ConfigureComposeFile(file =>
                    {
                        foreach (var host in (string[])[.. ServiceNames.All, ServiceNames.Web])
                            file.AddVolume(new Volume { Name = DeploymentExtensions.DataVolumeOf(host), Driver = "local" });
                        file.WaitForHealth();
                    });
                builder.AddComposeCheck(compose.Resource);
                break;
            case PublishTarget.Kubernetes:
                builder.AddCluster();
                break;
            default:
                break;
        }
    }

    /// <summary>The target of this run; none when it does not publish.</summary>
    /// <exception cref="DistributedApplicationException">The configured target is unknown.</exception>
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

    /// <summary>The parameter with the public address of the published web.</summary>
    public static IResourceBuilder<ParameterResource> PublicUrl(this IDistributedApplicationBuilder builder) =>
        builder.TryCreateResourceBuilder<ParameterResource>("public-url", out var existing) ? existing
            : builder.AddParameter("public-url").WithDescription("The address under which people reach the site, such as https://picasso.example");

    /// <summary>
    /// Gives a host the folder for data without an engine, shared by its copies and by no other host: beside the solution during development
    /// (<c>Picasso:DataDirectory</c> sets another folder), in a volume under Compose. Hosts with an embedded engine share one folder.
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

    // Without a step every step of the pipeline runs: publishing, deploying, and deleting a deployment.
    private static void PublishWhereNoStepIsNamed(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode && string.IsNullOrWhiteSpace(builder.Configuration[StepKey]))
            builder.Configuration[StepKey] = "publish";
    }

    // Prompts for parameters without a value need the command line tool, and are impossible in CI: the run would wait indefinitely.
    private static void AskOnlyWhereSomebodyAnswers(this IDistributedApplicationBuilder builder)
    {
        var isAsked = !string.IsNullOrWhiteSpace(builder.Configuration[ToolKey]) && string.IsNullOrWhiteSpace(builder.Configuration[CiKey]);
        if (builder.ExecutionContext.IsPublishMode && !isAsked)
            builder.Configuration[QuestionsKey] = "false";
    }
}
