using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>
/// Whether the broker refuses this process a right, or its user or password. Such a broker answers, and waiting does not help: the log says so once, and
/// health for as long as it is so.
/// </summary>
internal sealed class RabbitMqRights(ILogger<RabbitMqRights> logger)
{
    /// <summary>What health says then.</summary>
    public const string Description = "The broker refuses this process a right, or its user or password.";

    private int _denied;

    /// <summary>Whether it was so when the broker was last asked.</summary>
    public bool AreDenied => Volatile.Read(ref _denied) == 1;

    /// <summary>The broker was asked and that failed.</summary>
    public void Failed(Exception fault)
    {
        if (IsDenial(fault) && Interlocked.Exchange(ref _denied, 1) == 0)
            logger.LogError(fault, "The broker refuses this process a right, or its user or password; messages wait in the stores until it is granted");
    }

    /// <summary>The broker was asked and answered.</summary>
    public void Granted()
    {
        if (Interlocked.Exchange(ref _denied, 0) == 1)
            logger.LogInformation("The broker grants this process its rights");
    }

    /// <summary>Whether a fault of the client is the broker's answer that it refuses: https://www.rabbitmq.com/amqp-0-9-1-reference, reply codes.</summary>
    public static bool IsDenial(Exception? fault) => fault switch
    {
        null => false,
        PossibleAuthenticationFailureException => true,
        OperationInterruptedException { ShutdownReason.ReplyCode: Constants.AccessRefused or Constants.NotAllowed } => true,
        AggregateException several => several.InnerExceptions.Any(IsDenial),
        _ => IsDenial(fault.InnerException),
    };
}
