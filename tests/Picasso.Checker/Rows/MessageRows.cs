namespace Picasso.Checker.Rows;

/// <summary>A message that was handled.</summary>
public sealed record InboxRow
{
    public string MessageId { get; init; } = "";

    /// <summary>Who handled it: "purchase", "provider".</summary>
    public string Consumer { get; init; } = "";

    public long Bucket { get; init; }
}

/// <summary>A mail that a purchase asked for.</summary>
public sealed record MailRow
{
    /// <summary>Names the occasion: "receipt:{purchase}:buyer".</summary>
    public string Key { get; init; } = "";

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public long At { get; init; }
}

/// <summary>A notification of a person.</summary>
public sealed record NoticeRow
{
    public string UserId { get; init; } = "";

    /// <summary>Names the occasion: "sold:{purchase}", "bought:{purchase}".</summary>
    public string Key { get; init; } = "";

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public long At { get; init; }
}
