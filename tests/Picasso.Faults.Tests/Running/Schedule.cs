using Picasso.StripeStandIn;

namespace Picasso.Faults.Tests.Running;

/// <summary>
/// Everything that a run decides by chance, decided before it begins: the same seed is the same schedule. What the machine makes of it, which of
/// two messages comes first, is the machine's.
/// </summary>
internal sealed record Schedule
{
    private static readonly (string Card, int Share)[] s_cards =
    [
        (Cards.Accepted, 50), (Cards.Declined, 7), (Cards.NeedsConfirmation, 9), (Cards.SettlesLate, 8), (Cards.Overcharged, 5),
        (Cards.RefundFailsFirst, 4), (Cards.DisputedAndLost, 11), (Cards.DisputedAndWon, 6),
    ];

    private Schedule(int seed) => Seed = seed;

    public int Seed { get; }

    /// <summary>Wishes to buy, in the order in which they are begun.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>What is killed when.</summary>
    public IReadOnlyList<KillEvent> Kills { get; init; } = [];

    /// <summary>How the provider behaves from a step on.</summary>
    public IReadOnlyList<Change> ProviderChanges { get; init; } = [];

    /// <param name="seed">All of its chances.</param>
    /// <param name="steps">So many wishes.</param>
    /// <param name="kills">So many processes are killed meanwhile.</param>
    public static Schedule Of(int seed, int steps, int kills)
    {
        var chance = new Random(seed);
        return new Schedule(seed)
        {
            Steps = [.. Enumerable.Range(0, steps).Select(_ => NextStep(chance))],
            Kills = [.. Enumerable.Range(0, kills).Select(number => new KillEvent(
                // One in each equal part of the run, so that each finds work under way.
                (number * steps / kills) + chance.Next(Math.Max(1, steps / kills)), chance.Next(), chance.Next(0, 400), chance.Next(0, 800)))],
            ProviderChanges = [.. Enumerable.Range(0, Math.Max(4, steps / 12)).Select(number => new Change(
                (number * 12) + chance.Next(12), (ProviderFaultProfile)chance.Next(Enum.GetValues<ProviderFaultProfile>().Length)))],
        };
    }

    private static Step NextStep(Random chance) => new(
        chance.Next(), chance.Next(), CardOf(chance.Next(s_cards.Sum(card => card.Share))), chance.Next(1_00, 90_00),
        Clicks: chance.Next(5) == 0 ? 2 : 1, Rivals: chance.Next(12) == 0 ? chance.Next(1, 4) : 0,
        Reprices: chance.Next(15) == 0, Answer: (BankAnswer)chance.Next(Enum.GetValues<BankAnswer>().Length),
        SharesCard: chance.Next(6) == 0, Refunds: chance.Next(10) == 0, MovesBuckets: chance.Next(12) == 0, Mover: chance.Next());

    private static string CardOf(int drawn)
    {
        foreach (var (card, share) in s_cards)
        {
            if ((drawn -= share) < 0)
                return card;
        }

        return Cards.Accepted;
    }
}

/// <summary>Somebody wants a picture. Numbers are taken modulo how many there are.</summary>
/// <param name="Buyer">Who.</param>
/// <param name="Picture">What.</param>
/// <param name="Card">With which card.</param>
/// <param name="PriceMinor">The price, should its owner first have to offer it.</param>
/// <param name="Clicks">How often the same request is sent at once.</param>
/// <param name="Rivals">So many others want it at the same moment.</param>
/// <param name="Reprices">Its owner changes the price between quote and click.</param>
/// <param name="Answer">How the buyer answers the bank, if it asks.</param>
/// <param name="SharesCard">The buyer pays with the card of the person beside.</param>
/// <param name="Refunds">An operator wants the payment back while the purchase, and perhaps a bank, is at it.</param>
/// <param name="MovesBuckets">The bucket of a person, and some beside it, move to the other shard meanwhile.</param>
/// <param name="Mover">Which person.</param>
internal sealed record Step(
    int Buyer, int Picture, string Card, int PriceMinor, int Clicks, int Rivals, bool Reprices, BankAnswer Answer,
    bool SharesCard, bool Refunds, bool MovesBuckets, int Mover);

/// <summary>How a buyer answers the bank.</summary>
internal enum BankAnswer
{
    Yes,
    No,

    /// <summary>The tab is closed.</summary>
    Nothing,
}

/// <summary>kill -9.</summary>
/// <param name="AtStep">When this step begins, and a little later.</param>
/// <param name="Process">Which; modulo how many there are.</param>
/// <param name="Later">So many milliseconds after the step began.</param>
/// <param name="Away">So many milliseconds it stays away before it is started again.</param>
internal sealed record KillEvent(int AtStep, int Process, int Later, int Away);

/// <summary>From a step on the provider behaves so.</summary>
internal sealed record Change(int AtStep, ProviderFaultProfile Profile);

/// <summary>How the provider behaves.</summary>
internal enum ProviderFaultProfile
{
    Fair,

    /// <summary>Calls get lost before their work, answers after it.</summary>
    Lossy,

    /// <summary>Many calls take longer than anybody waits.</summary>
    Slow,

    /// <summary>It refuses everything.</summary>
    Down,
}
