using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Streams;

/// <summary>The actor and the cause of a command; stored in the metadata of its events.</summary>
/// <param name="Actor">A user's id, or a service's name.</param>
/// <param name="Causation">"rpc:List", "purchase:{id}", "account_closed", "sweep".</param>
internal sealed record Origin(string Actor, string Causation)
{
    public static Origin Rpc(UserId callerId, string method) => new(callerId.Value, $"rpc:{method}");

    public static Origin Purchase(PurchaseId purchaseId) => new("payments", $"purchase:{purchaseId}");

    public static Origin Service(string causation) => new("pictures", causation);
}
