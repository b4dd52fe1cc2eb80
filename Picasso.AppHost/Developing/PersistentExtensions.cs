using Microsoft.Extensions.Configuration;

namespace Picasso.AppHost.Developing;

/// <summary>Containers that outlive a run.</summary>
internal static class PersistentExtensions
{
    /// <summary>Configuration key: whether engines go on running when the AppHost ends, so that the next start finds them serving.</summary>
    public const string Key = "Picasso:Persistent";

    /// <summary>Lets every container go on where <see cref="Key"/> says so.</summary>
    public static void KeepContainers(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode || !builder.Configuration.GetValue<bool>(Key))
            return;
        foreach (var container in builder.Resources.OfType<ContainerResource>())
            builder.CreateResourceBuilder(container).WithLifetime(ContainerLifetime.Persistent);
    }
}
