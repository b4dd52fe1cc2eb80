namespace Picasso.StripeStandIn;

/// <summary>What goes wrong at the provider and on the way to and from it. Everything may be changed while it runs.</summary>
public sealed class StandInFaults
{
    private int _lostAnswers;
    private int _lostCalls;
    private int _failingTransfers;
    private int _lostTransferAnswers;
    private int _refused;

    /// <summary>Calls are refused without any work, as in an outage.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many calls an outage has refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>So many calls are lost before any work was done.</summary>
    public int LostCalls { get => _lostCalls; set => _lostCalls = value; }

    /// <summary>So many answers are lost after the work was done.</summary>
    public int LostAnswers { get => _lostAnswers; set => _lostAnswers = value; }

    /// <summary>Only calls whose path begins so are lost or delayed; empty for all.</summary>
    public string OnPath { get; set; } = "";

    /// <summary>The chance that a call is lost before its work.</summary>
    public double LoseCall { get; set; }

    /// <summary>The chance that an answer is lost after the work.</summary>
    public double LoseAnswer { get; set; }

    /// <summary>The longest time that a call waits, before or after its work.</summary>
    public TimeSpan DelayMax { get; set; }

    /// <summary>How long a payment takes that settles late.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a charge the bank disputes it, for the cards whose banks do.</summary>
    public TimeSpan DisputeAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after that it decides.</summary>
    public TimeSpan DecideAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How far the search index lags behind the books.</summary>
    public TimeSpan SearchLag { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>So many refunds of a card that does so fail first.</summary>
    public int FailingRefunds { get; set; } = 1;

    /// <summary>So many transfers to sellers are refused.</summary>
    public int FailingTransfers { get => _failingTransfers; set => _failingTransfers = value; }

    /// <summary>What is taken too much (or too little) from cards.</summary>
    public long SkewMinor { get; set; }

    /// <summary>Another currency than was ordered, lower case.</summary>
    public string? SkewCurrency { get; set; }

    /// <summary>
    /// Keys count for nothing and no payment is found again, as if the marketplace had never sent a key: who asks twice is
    /// charged twice.
    /// </summary>
    public bool ForgetsKeys { get; set; }

    /// <summary>Idempotency keys are forgotten, as they are after a day; what was made under them is found.</summary>
    public bool ForgetsKeysOnly { get; set; }

    /// <summary>The answers to so many transfers that were made get lost.</summary>
    public int LostTransferAnswers { get => _lostTransferAnswers; set => _lostTransferAnswers = value; }

    /// <summary>Transfers under a key that was used before are made again, and none is found by its group.</summary>
    public bool ForgetsTransfers { get; set; }

    /// <summary>No webhook is sent at all.</summary>
    public bool NoWebhooks { get; set; }

    /// <summary>The chance that a webhook is never sent.</summary>
    public double LoseWebhook { get; set; }

    /// <summary>The chance that a webhook is sent once more.</summary>
    public double RepeatWebhook { get; set; }

    /// <summary>The longest time that a webhook waits; later ones overtake it.</summary>
    public TimeSpan WebhookDelayMax { get; set; }

    /// <summary>Seeds all chances.</summary>
    public int Seed { get => 0; set => Chance = new Random(value); }

    /// <summary>Runs after the work of a call and before its answer, with the call's path.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Func<string, Task>? AfterWork { get; set; }

    internal Random Chance { get; private set; } = new(1);

    internal bool Concerns(string path) => path.StartsWith(OnPath, StringComparison.Ordinal);

    internal void Refuse() => Interlocked.Increment(ref _refused);

    internal bool LosesCall() => Interlocked.Decrement(ref _lostCalls) >= 0 || Happens(LoseCall);

    internal bool LosesAnswer() => Interlocked.Decrement(ref _lostAnswers) >= 0 || Happens(LoseAnswer);

    internal bool LosesTransferAnswer() => Interlocked.Decrement(ref _lostTransferAnswers) >= 0;

    internal bool FailsTransfer() => Interlocked.Decrement(ref _failingTransfers) >= 0;

    internal bool Happens(double chance) => chance > 0 && Draw() < chance;

    internal TimeSpan Some(TimeSpan most) => most > TimeSpan.Zero ? most * Draw() : TimeSpan.Zero;

    private double Draw()
    {
        lock (Chance)
            return Chance.NextDouble();
    }
}
