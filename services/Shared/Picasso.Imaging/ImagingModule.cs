using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Imaging.Queueing;
using Picasso.Imaging.Workers;
using Picasso.OptionsValidation;

namespace Picasso.Imaging;

/// <summary>Composes imaging into a process. Services of one process share one queue.</summary>
public static class ImagingModule
{
    /// <summary>Registers <see cref="PictureImager"/>.</summary>
    public static IHostApplicationBuilder AddImaging(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(PictureImager)))
            return builder;
        builder.Services.AddValidatedOptions<ImagingOptions>(ImagingOptions.Section);
        builder.Services.TryAddSingleton(WorkerCommand.Default);
        // Limits of processes use the machine's time, whatever clock is injected.
        builder.Services.AddSingleton(provider => new WorkerPool(
            provider.GetRequiredService<IOptions<ImagingOptions>>(), provider.GetRequiredService<WorkerCommand>(), TimeProvider.System,
            provider.GetRequiredService<ILogger<WorkerPool>>()));
        builder.Services.AddSingleton(provider => new ImagingQueue(
            provider.GetRequiredService<IOptions<ImagingOptions>>().Value, TimeProvider.System));
        builder.Services.AddSingleton(provider => new PictureImager(
            provider.GetRequiredService<IOptions<ImagingOptions>>(), provider.GetRequiredService<ImagingQueue>(),
            provider.GetRequiredService<WorkerPool>(), provider.GetRequiredService<ILogger<PictureImager>>()));
        return builder;
    }
}
