using Picasso.Kernel;
using static Picasso.Demo.Amounts;

namespace Picasso.Demo;

/// <summary>What is uploaded, in which order, and what changes hands.</summary>
internal static class Catalogue
{
    /// <summary>Every upload: one of each person in turn, so that the feed is mixed.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        .. from round in Enumerable.Range(0, People.All.Max(person => person.Works.Count))
           from person in People.All
           where round < person.Works.Count
           select new Entry(person, person.Works[round], $"{person.Key}-{round + 1}"),
    ];

    /// <summary>Sales in the order in which they happen; where a work is named again, its new owner sells it on.</summary>
    public static IReadOnlyList<Deal> Deals { get; } =
    [
        new("maya-1", "adaeze"),
        new("lwazi-1", "sami"),
        new("rafael-1", "hana"),
        new("wren-2", "priya"),
        new("tariq-1", "ines"),
        new("olena-2", "jonas"),
        new("maya-1", "wren", Eur(320)),
        new("lwazi-1", "maya", Usd(340)),
        new("rafael-1", "olena", Eur(450)),
        new("maya-1", "tariq", Eur(410)),
    ];

    /// <summary>Bought works that their last owner offers again.</summary>
    public static IReadOnlyList<Offer> Offers { get; } =
    [
        new("wren-2", Gbp(240)),
        new("lwazi-1", Usd(520)),
        new("maya-1", Eur(560)),
    ];

    public static Entry Find(string key) => All.Single(entry => entry.Key == key);
}

/// <summary>One upload.</summary>
/// <param name="Author">Who uploads.</param>
/// <param name="Work">What.</param>
/// <param name="Key">Stable; the upload's id follows from it.</param>
internal sealed record Entry(Person Author, Work Work, string Key)
{
    public string UploadId => Ids.From($"picasso demo upload {Key}");
}

/// <summary>A purchase.</summary>
/// <param name="Work">Key of the entry.</param>
/// <param name="Buyer">Key of the person.</param>
/// <param name="Price">For how much its owner lists it first; null for the price of the upload.</param>
internal sealed record Deal(string Work, string Buyer, Money? Price = null);

/// <summary>A listing by whoever owns a work in the end.</summary>
internal sealed record Offer(string Work, Money Price);
