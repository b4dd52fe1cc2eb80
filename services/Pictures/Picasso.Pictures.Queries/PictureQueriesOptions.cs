using Picasso.OptionsValidation;

namespace Picasso.Pictures.Queries;

/// <summary>Settings of the read side, configuration section <see cref="Section"/>.</summary>
internal sealed class PictureQueriesOptions : IValidatedOptions
{
    public const string Section = "Picasso:PictureQueries";

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>How long a query waits for its <c>min_position</c>.</summary>
    public TimeSpan MinPositionWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long after the check a download from the store itself may start: for this time a former owner's address still works. Whole seconds; more
    /// than the clock difference of services and store.
    /// </summary>
    public TimeSpan AddressLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a running download checks its reader's ownership in the log.</summary>
    public TimeSpan OwnershipCheckInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many changes are buffered for a slow reader before it has to read again.</summary>
    public int WatchBuffer { get; set; } = 256;

    /// <summary>How often all like counts are read from Reactions, in case a message was lost.</summary>
    public TimeSpan LikesRefillInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the names of all owners and creators are read from Users. New people's are read within seconds.</summary>
    public TimeSpan NamesRefillInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many searches an anonymous visitor may run in a row.</summary>
    public int VisitorSearches { get; set; } = 40;

    /// <summary>The interval at which a visitor may run one more.</summary>
    public TimeSpan VisitorSearchInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many suggestions one user, or one visitor's address, may get in a row.</summary>
    public int Suggestions { get; set; } = 60;

    /// <summary>The interval at which they may get one more.</summary>
    public TimeSpan SuggestionInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How many pictures' related ones one user, or one visitor's address, may have found in a row: one with each page of a picture.</summary>
    public int RelatedReads { get; set; } = 120;

    /// <summary>The interval at which they may have one more.</summary>
    public TimeSpan RelatedReadInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How many searches by words run at once in this process.</summary>
    public int SearchesAtOnce { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How many searches are queued before further ones are rejected.</summary>
    public int SearchesWaiting { get; set; } = 64;

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(MinPositionWait)
        .Require(AddressLifetime >= s_second, nameof(AddressLifetime), "a duration of at least 00:00:01")
        .Positive(OwnershipCheckInterval).Positive(WatchBuffer).Positive(LikesRefillInterval).Positive(NamesRefillInterval)
        .Positive(VisitorSearches).Positive(VisitorSearchInterval).Positive(Suggestions).Positive(SuggestionInterval)
        .Positive(RelatedReads).Positive(RelatedReadInterval)
        .Positive(SearchesAtOnce).NotNegative(SearchesWaiting);
}
