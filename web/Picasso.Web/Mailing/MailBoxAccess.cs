using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Web.Mailing;

/// <summary>
/// Whether this site has a local mail box to show, which it does to people on this machine only. Asked once a minute at most: it changes
/// only with the configuration.
/// </summary>
internal sealed class MailBoxAccess(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<MailBoxAccess> logger)
{
    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);
    private readonly IReadOnlyList<IPAddress> _readers =
        [.. (configuration.GetSection("Picasso:Mail:BoxReaders").Get<string[]>() ?? []).Select(IPAddress.Parse)];

    private volatile Answer _known = new(false, DateTimeOffset.MinValue);

    /// <param name="reader">The request of the person who would read.</param>
    public async Task<bool> IsOpenAsync(HttpContext reader)
    {
        if (!reader.IsFrom(_readers))
            return false;
        var known = _known;
        if (clock.GetUtcNow() < known.Until)
            return known.Open;
        var (open, sure) = await AskAsync();
        if (sure)
            _known = new Answer(open, clock.GetUtcNow() + s_validity);
        return open;
    }

    private async Task<(bool Open, bool Sure)> AskAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(s_timeout, clock);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MailBox.MailBoxClient>()
                .ListAsync(new ListMailRequest { To = "nobody@localhost" }, cancellationToken: timeout.Token);
            return (true, true);
        }
        catch (RpcException closed) when (closed.StatusCode is StatusCode.FailedPrecondition or StatusCode.PermissionDenied or StatusCode.Unimplemented)
        {
            return (false, true);
        }
        catch (RpcException unknown)
        {
            logger.LogDebug(unknown, "Whether there is a mail box is not known for now");
            return (false, false);
        }
    }

    private sealed record Answer(bool Open, DateTimeOffset Until);
}
