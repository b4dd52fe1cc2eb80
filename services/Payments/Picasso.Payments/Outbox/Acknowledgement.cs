using Picasso.Contracts.Bus;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Outbox;

/// <summary>When a message that was delivered is done. The bus of a process forgets at its end what it holds.</summary>
internal enum Acknowledgement
{
    /// <summary>At once: its sender asks again by itself when nothing comes of it, or its receiver has stored it.</summary>
    None,

    /// <summary>Once its receiver says so; it is sent a limited number of times.</summary>
    Wanted,

    /// <summary>Once its receiver has committed it, however long that takes: nothing else says it again.</summary>
    Required,
}

/// <summary>Which acknowledgement a message needs.</summary>
internal static class Acknowledgements
{
    public static Acknowledgement Of(object message) => message switch
    {
        MailPerson => Acknowledgement.Wanted,
        _ when IsRequired(message.GetType()) => Acknowledgement.Required,
        _ => Acknowledgement.None,
    };

    /// <summary>What a provider says about a dispute, it says once.</summary>
    public static bool IsRequired(Type message) => message == typeof(PaymentDisputed) || message == typeof(DisputeEnded);
}
