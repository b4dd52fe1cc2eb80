using Microsoft.Extensions.Configuration;

namespace Picasso.AppHost.Developing;

/// <summary>Containers that survive a run.</summary>
internal static class PersistentExtensions
{
    /// <summary>Configuration key: whether engines continue to run when the AppHost ends, so that the next start finds them ready.</summary>
    public const string Key = "Picasso:Persistent";

    /// <summary>Makes every container persistent when <see cref="Key"/> is set.</summary>
    public static void KeepContainers(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode || !builder.Configuration.GetValue<bool>(Key))
            return;
        foreach (var container in builder.Resources.OfType<ContainerResource>())
            builder.CreateResourceBuilder(container).WithLifetime(ContainerLifetime.Persistent);
    }
}
