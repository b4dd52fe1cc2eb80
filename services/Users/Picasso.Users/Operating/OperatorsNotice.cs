using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Picasso.Users.Operating;

/// <summary>Warns at the start that the configured operators have no effect here.</summary>
internal sealed class OperatorsNotice(IOptions<UsersOptions> options, ILogger<OperatorsNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is { Operators.Count: > 0, TrustsConfiguredOperators: false })
            logger.LogWarning("Picasso:Users:Operators is ignored outside Development and --demo. Give the role with: operators add ADDRESS");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
