using Picasso.OptionsValidation;

namespace Picasso.Pictures.Queries;

/// <summary>What can be tuned, under <see cref="Section"/> of the configuration.</summary>
internal sealed class PictureQueriesOptions : IValidatedOptions
{
    public const string Section = "Picasso:PictureQueries";

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>How long a query waits for its <c>min_position</c>.</summary>
    public TimeSpan MinPositionWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a download from the store itself may begin after its reader was checked: so long a link of a former owner still opens.
    /// Whole seconds; more than the clocks of services and store differ.
    /// </summary>
    public TimeSpan AddressLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a running download asks the log whether its reader still is the owner.</summary>
    public TimeSpan OwnershipCheckInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many changes wait for a slow reader before it is told to read again.</summary>
    public int WatchBuffer { get; set; } = 256;

    /// <summary>How often all like counts are read from Reactions, in case a message was lost.</summary>
    public TimeSpan LikesRefillInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many searches a visitor who is not signed in may do in a row.</summary>
    public int VisitorSearches { get; set; } = 40;

    /// <summary>After how long a visitor may do one more.</summary>
    public TimeSpan VisitorSearchInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many searches by words run at once in this process.</summary>
    public int SearchesAtOnce { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How many wait for their turn before further ones are refused.</summary>
    public int SearchesWaiting { get; set; } = 64;

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(MinPositionWait)
        .Require(AddressLifetime >= s_second, nameof(AddressLifetime), "a duration of at least 00:00:01")
        .Positive(OwnershipCheckInterval).Positive(WatchBuffer).Positive(LikesRefillInterval)
        .Positive(VisitorSearches).Positive(VisitorSearchInterval)
        .Positive(SearchesAtOnce).NotNegative(SearchesWaiting);
}
