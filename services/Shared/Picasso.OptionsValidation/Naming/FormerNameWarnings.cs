using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Picasso.OptionsValidation.Naming;

/// <summary>Logs a warning for each setting under a former name; the warning never contains the value.</summary>
internal sealed class FormerNameWarnings(IReadOnlyList<FormerName> names, ILogger<FormerNameWarnings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in names)
            logger.LogWarning("The setting {Former} is now {Current}; the former name is still read, and will not be in a later version", name.Former, name.Current);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
