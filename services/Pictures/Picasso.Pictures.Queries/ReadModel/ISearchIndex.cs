namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// The search words of the serving set, and the names of the people whose pictures it has. Every answer is bounded by its limit, not by the number of
/// pictures, and is the same from every engine: texts are ordered by their UTF-8 bytes.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>How many pictures there are, and how many are found by each of these words; unknown words are omitted.</summary>
    Task<WordCounts> CountAsync(IReadOnlyCollection<string> words, CancellationToken cancellationToken);

    /// <summary>Written words that begin with a text and are longer: common ones first, then in their order.</summary>
    Task<IReadOnlyList<DictionaryWord>> CompleteAsync(string beginning, int limit, CancellationToken cancellationToken);

    /// <summary>Written words with any of these keys of typing errors: common ones first, then in their order.</summary>
    Task<IReadOnlyList<DictionaryWord>> FindSimilarAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken);

    /// <summary>People with one of these words in their name, by id.</summary>
    Task<IReadOnlyList<PersonName>> FindPeopleAsync(string word, int limit, CancellationToken cancellationToken);

    /// <summary>People with a word in their name that begins with a text, by id.</summary>
    Task<IReadOnlyList<PersonName>> FindPeopleByBeginningAsync(string beginning, int limit, CancellationToken cancellationToken);

    /// <summary>People with a word in their name that has any of these keys of typing errors, by id.</summary>
    Task<IReadOnlyList<PersonName>> FindSimilarPeopleAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken);

    /// <summary>The sequence that ends a window: of this many pictures below an upper end that are found by any of the words, the oldest; 0 when there are fewer.</summary>
    Task<long> FindWindowAsync(IReadOnlyCollection<string> words, long upper, int size, CancellationToken cancellationToken);

    /// <summary>The sequence that ends a window: of this many pictures below an upper end that pass the filter's lead, the oldest; 0 when there are fewer.</summary>
    Task<long> FindFilterWindowAsync(PictureFilter filter, long upper, int size, CancellationToken cancellationToken);

    /// <summary>The key of the last of this many offers in a currency after a key, by price; null when there are fewer.</summary>
    Task<PageKey?> FindPriceWindowAsync(string currency, bool isAscending, PageKey after, int size, CancellationToken cancellationToken);

    /// <summary>Ids of owners and creators whose name was not read yet.</summary>
    Task<IReadOnlyList<string>> ListUnnamedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Ids of all owners and creators above an id, in their order.</summary>
    Task<IReadOnlyList<string>> ListPeopleAsync(string afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Stores names.</summary>
    Task SetNamesAsync(IReadOnlyCollection<PersonName> names, CancellationToken cancellationToken);
}

/// <summary>Counts of words.</summary>
/// <param name="Total">Number of pictures.</param>
/// <param name="Pictures">Number of pictures by word.</param>
internal sealed record WordCounts(long Total, IReadOnlyDictionary<string, long> Pictures);

/// <summary>A word that is written in pictures.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Pictures">Number of pictures that are found by it.</param>
/// <param name="Rarity">Its <see cref="Searching.Words.WordRarity"/>.</param>
internal sealed record DictionaryWord(string Text, long Pictures, int Rarity);

/// <summary>The name of an owner or creator.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">As displayed; empty for a closed account.</param>
/// <param name="Words">The words of the name in the index's form.</param>
internal sealed record PersonName(string UserId, string Name, IReadOnlyList<string> Words);
