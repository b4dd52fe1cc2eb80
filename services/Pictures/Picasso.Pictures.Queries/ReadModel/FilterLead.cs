namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>The condition of a filter along whose index pictures are read; the others are checked for each picture.</summary>
internal enum FilterLead
{
    /// <summary>The first tag.</summary>
    Tag,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The colour.</summary>
    Colour,

    /// <summary>Offers in the currency.</summary>
    Currency,

    /// <summary>Offers.</summary>
    Offer,

    /// <summary>The orientation.</summary>
    Orientation,

    /// <summary>No condition: every picture.</summary>
    None,
}

/// <summary>Chooses the lead of a filter. Pure.</summary>
internal static class FilterLeads
{
    /// <summary>The condition that usually has the fewest pictures.</summary>
    public static FilterLead Of(PictureFilter filter) => filter switch
    {
        { Tags.Count: > 0 } => FilterLead.Tag,
        { Category: not null } => FilterLead.Category,
        { Colour: not null } => FilterLead.Colour,
        { Currency: not null } => FilterLead.Currency,
        { ForSale: true } => FilterLead.Offer,
        { Orientation: not null } => FilterLead.Orientation,
        _ => FilterLead.None,
    };
}
