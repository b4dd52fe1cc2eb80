namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The behaviour of a test card. The names are stored.</summary>
internal enum CardBehaviour
{
    /// <summary>Charged at once.</summary>
    Accepts,

    /// <summary>Declined by its bank.</summary>
    Declines,

    /// <summary>Waits for the buyer's confirmation (3-D Secure), then is charged.</summary>
    NeedsConfirmation,

    /// <summary>Submitted at once, charged some seconds later.</summary>
    SettlesLate,

    /// <summary>Charged at once; a refund fails first and succeeds when it is retried.</summary>
    RefundFailsFirst,

    /// <summary>Charged at once; some time later its bank disputes the payment and keeps it.</summary>
    DisputedAndLost,

    /// <summary>Charged at once; some time later its bank disputes the payment and lets it stand.</summary>
    DisputedAndWon,
}

/// <summary>The only numbers that the sandbox accepts. They are listed in docs/sandbox-cards.md.</summary>
internal static class TestCards
{
    private static readonly Dictionary<string, CardBehaviour> s_cards = new()
    {
        ["4242424242424242"] = CardBehaviour.Accepts,
        ["4000000000000002"] = CardBehaviour.Declines,
        ["4000000000003220"] = CardBehaviour.NeedsConfirmation,
        ["4000000000000077"] = CardBehaviour.SettlesLate,
        ["4000000000005126"] = CardBehaviour.RefundFailsFirst,
        ["4000000000000259"] = CardBehaviour.DisputedAndLost,
        ["4000000000001976"] = CardBehaviour.DisputedAndWon,
    };

    /// <summary>Every number with its behaviour.</summary>
    public static IReadOnlyDictionary<string, CardBehaviour> All => s_cards;

    /// <summary>The behaviour of a number (digits only); null for any other card.</summary>
    public static CardBehaviour? Find(string digits) => s_cards.TryGetValue(digits, out var behaviour) ? behaviour : null;
}
