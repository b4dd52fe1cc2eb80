using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Picasso.Background;

namespace Picasso.Mail.Delivery;

/// <summary>Whether the mail server answers and accepts this process, by its last attempt to send.</summary>
internal sealed class SmtpAvailability(TimeProvider clock, ILogger<SmtpAvailability> logger) : IHealthCheck
{
    public const string Name = "mail-server";

    private const string Account = "the user or password";
    private const string Sender = "the sender";

    private readonly EngineAvailability _server = new("The mail server", $"{SmtpOptions.Section}:User, :Password and :From", clock, logger);

    /// <summary>The server has taken a mail.</summary>
    public void Took()
    {
        _server.Granted(Account);
        _server.Granted(Sender);
    }

    /// <summary>A mail could not be handed over.</summary>
    public void Failed(Exception fault)
    {
        switch (fault)
        {
            case AuthenticationException:
                _server.Denied(Account);
                break;
            case SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } or SmtpCommandException { StatusCode: SmtpStatusCode.AuthenticationRequired }:
                _server.Denied(Sender);
                break;
            case SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable }:
                // An answer about this mail.
                _server.Answered();
                break;
            default:
                _server.Lost(fault.GetType().Name);
                break;
        }
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_server.Health);
}
