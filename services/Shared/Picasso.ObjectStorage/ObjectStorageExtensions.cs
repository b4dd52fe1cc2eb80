using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.ObjectStorage.Folder;

namespace Picasso.ObjectStorage;

/// <summary>Registers object storage in a process.</summary>
public static class ObjectStorageExtensions
{
    /// <summary>Adds <see cref="IObjectStore"/>, embedded in the <see cref="DataDirectory"/>. Calling it again changes nothing.</summary>
    public static IHostApplicationBuilder AddObjectStore(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IObjectStore>(provider => new FolderObjectStore(
            provider.GetRequiredService<DataDirectory>().Folder("objects"),
            provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
