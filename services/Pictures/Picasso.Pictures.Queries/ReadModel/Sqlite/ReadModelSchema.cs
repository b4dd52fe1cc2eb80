namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>
/// The tables. A set of rows is a family of tables that can be created a second time under another suffix; a swap renames them in one transaction, so
/// queries always use the same names. The row is a JSON document; the columns beside it order and filter listings. Every index ends in the sequence,
/// which is the row's integer key.
/// </summary>
internal static class ReadModelSchema
{
    private static readonly string[] s_tables = ["pictures", "removed", "tags", "purchases", "postings", "words", "similar", "colours"];

    public static IReadOnlyList<string> Migrations { get; } =
    [
        $"""
        CREATE TABLE likes (picture_id TEXT PRIMARY KEY, likes INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE sets (suffix TEXT PRIMARY KEY, generation INTEGER NOT NULL, version INTEGER NOT NULL, checkpoint INTEGER NOT NULL, pictures INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO sets VALUES ('', 1, 1, 0, 0);
        {CreateSet("", 1)}
        CREATE VIRTUAL TABLE search_terms USING fts5vocab('search', 'instance');
        CREATE VIRTUAL TABLE search_words USING fts5vocab('search', 'row');
        """,
        // Empty until the rows are rebuilt.
        AddPortfolios("", 1),
        // Until the rows are rebuilt, no search by words finds anything.
        $"""
        DROP TABLE search_terms;
        DROP TABLE search_words;
        {AddSearchWords("", 1)}
        CREATE TABLE people (user_id TEXT PRIMARY KEY, name TEXT, words TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX people_unnamed ON people (user_id) WHERE name IS NULL;
        CREATE TABLE people_words (word TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (word, user_id)) WITHOUT ROWID;
        """,
        AddPriceOrder("", 1),
        // Nothing is frozen until the rows are rebuilt.
        AddOwnParts("", 1),
        // Without an order by price until the rows are rebuilt.
        AddOwnOrders("", 1),
        // No picture has a colour until the rows are rebuilt.
        AddColours(""),
        // Names are read again within seconds, and get their keys.
        """
        CREATE TABLE people_keys (key INTEGER NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (key, user_id)) WITHOUT ROWID;
        DELETE FROM people_words;
        UPDATE people SET name = NULL, words = '[]';
        """,
    ];

    public static string SuffixOf(RowSet set) => set == RowSet.Serving ? "" : "_next";

    /// <summary>Creates an empty set. Index names are the database's, not the table's, hence the generation.</summary>
    public static string CreateNext(string suffix, long generation) => CreateSet(suffix, generation) + AddPortfolios(suffix, generation) + AddSearchWords(suffix, generation)
        + AddPriceOrder(suffix, generation) + AddOwnParts(suffix, generation) + AddOwnOrders(suffix, generation)
        + AddColours(suffix);

    // A later migration has a method of its own, since files with the first one exist.
    private static string CreateSet(string suffix, long generation) =>
        $"""
        CREATE TABLE pictures{suffix} (
            seq INTEGER PRIMARY KEY, picture_id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
            owner_id TEXT NOT NULL, category TEXT NOT NULL, orientation TEXT NOT NULL,
            price_minor INTEGER, currency TEXT, likes INTEGER NOT NULL, score INTEGER NOT NULL, document TEXT NOT NULL);
        CREATE INDEX pictures_owner_{generation} ON pictures{suffix} (owner_id, seq, category);
        CREATE INDEX pictures_score_{generation} ON pictures{suffix} (score, seq);
        CREATE INDEX pictures_category_score_{generation} ON pictures{suffix} (category, score, seq);
        CREATE INDEX pictures_category_{generation} ON pictures{suffix} (category, seq, orientation);
        CREATE INDEX pictures_orientation_{generation} ON pictures{suffix} (orientation, seq);
        CREATE INDEX pictures_offers_{generation} ON pictures{suffix} (seq, orientation, category) WHERE price_minor IS NOT NULL;
        CREATE INDEX pictures_prices_{generation} ON pictures{suffix} (currency, seq, price_minor, orientation, category) WHERE price_minor IS NOT NULL;
        CREATE TABLE removed{suffix} (picture_id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE tags{suffix} (tag TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (tag, seq)) WITHOUT ROWID;
        CREATE TABLE purchases{suffix} (
            buyer_id TEXT NOT NULL, picture_id TEXT NOT NULL, seq INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (buyer_id, picture_id)) WITHOUT ROWID;
        CREATE INDEX purchases_position_{generation} ON purchases{suffix} (buyer_id, position, seq);
        CREATE VIRTUAL TABLE search{suffix} USING fts5(
            title, tags, alt, description, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
        """;

    private static string AddPortfolios(string suffix, long generation) =>
        $"""
        ALTER TABLE pictures{suffix} ADD COLUMN creator_id TEXT NOT NULL DEFAULT '';
        ALTER TABLE pictures{suffix} ADD COLUMN collected INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX pictures_creator_{generation} ON pictures{suffix} (creator_id, seq);
        CREATE INDEX pictures_sold_{generation} ON pictures{suffix} (creator_id, seq) WHERE collected = 1;
        CREATE INDEX pictures_collected_{generation} ON pictures{suffix} (owner_id, seq) WHERE collected = 1;
        CREATE INDEX pictures_offered_{generation} ON pictures{suffix} (owner_id, seq) WHERE price_minor IS NOT NULL;
        """;

    // Replaces the index of SQLite's own full-text search by one that every engine has.
    private static string AddSearchWords(string suffix, long generation) =>
        $"""
        DROP TABLE search{suffix};
        CREATE TABLE postings{suffix} (word TEXT NOT NULL, seq INTEGER NOT NULL, points INTEGER NOT NULL, PRIMARY KEY (word, seq)) WITHOUT ROWID;
        CREATE TABLE words{suffix} (
            word TEXT PRIMARY KEY, pictures INTEGER NOT NULL, written INTEGER NOT NULL, rarity INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX words_rarity_{generation} ON words{suffix} (rarity, word);
        CREATE TABLE similar{suffix} (
            key INTEGER NOT NULL, rarity INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, rarity, word)) WITHOUT ROWID;
        """;

    private static string AddPriceOrder(string suffix, long generation) =>
        $"CREATE INDEX pictures_by_price_{generation} ON pictures{suffix} (currency, price_minor, seq) WHERE price_minor IS NOT NULL;";

    private static string AddOwnParts(string suffix, long generation) =>
        $"""
        ALTER TABLE pictures{suffix} ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX pictures_unoffered_{generation} ON pictures{suffix} (owner_id, seq) WHERE price_minor IS NULL;
        CREATE INDEX pictures_frozen_{generation} ON pictures{suffix} (owner_id, seq) WHERE frozen = 1;
        """;

    private static string AddOwnOrders(string suffix, long generation) =>
        $"""
        ALTER TABLE pictures{suffix} ADD COLUMN price_rank INTEGER NOT NULL DEFAULT -1;
        CREATE INDEX pictures_own_likes_{generation} ON pictures{suffix} (owner_id, likes, seq);
        CREATE INDEX pictures_own_prices_{generation} ON pictures{suffix} (owner_id, price_rank, seq);
        CREATE INDEX pictures_sold_likes_{generation} ON pictures{suffix} (creator_id, likes, seq);
        CREATE INDEX pictures_sold_prices_{generation} ON pictures{suffix} (creator_id, price_rank, seq);
        """;

    private static string AddColours(string suffix) =>
        $"CREATE TABLE colours{suffix} (colour TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (colour, seq)) WITHOUT ROWID;";

    public static string DropSet(string suffix) =>
        string.Concat(s_tables.Select(table => $"DROP TABLE IF EXISTS {table}{suffix};\n"));

    public static string RenameSet(string from, string to) =>
        string.Concat(s_tables.Select(table => $"ALTER TABLE {table}{from} RENAME TO {table}{to};\n"));
}
