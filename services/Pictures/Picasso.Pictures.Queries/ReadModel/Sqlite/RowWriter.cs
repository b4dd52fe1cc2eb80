using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EventSourcing;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Stores rows of one set inside a transaction that holds the write lock.</summary>
internal sealed class RowWriter(SqliteConnection connection, SqliteTransaction transaction, string suffix)
{
    private readonly WordWriter _words = new(connection, transaction, suffix);

    /// <summary>Moves the checkpoint; false, without a change, when it is not at the expected position.</summary>
    public bool TryMove(LogPosition after, LogPosition through, out LogPosition checkpoint)
    {
        var moved = connection.Execute(
            "UPDATE sets SET checkpoint = @through WHERE suffix = @suffix AND checkpoint = @after",
            new { through = through.ToStored(), after = after.ToStored(), suffix }, transaction) == 1;
        checkpoint = moved ? through : LogPosition.FromStored(connection.ExecuteScalar<long>(
            "SELECT checkpoint FROM sets WHERE suffix = @suffix", new { suffix }, transaction));
        return moved;
    }

    /// <summary>Stores rows and purchases.</summary>
    public IReadOnlyList<PictureView> Save(RowChanges changes)
    {
        var stored = changes.Rows.Select(Save).OfType<PictureView>().ToList();
        foreach (var purchase in changes.Purchases)
            Save(purchase);
        _words.Finish(stored.Select(view => view.Row));
        return stored;
    }

    /// <summary>Stores the row unless the stored one is as new; null when nothing was stored.</summary>
    private PictureView? Save(PictureRow row)
    {
        var stored = Find(row.PictureId);
        if (stored is not null && stored.Position >= row.Position)
            return null;
        if (row.Removed)
            return Remove(row, stored);
        var likes = LikesOf(row.PictureId);
        SaveColumns(row, likes);
        SaveTags(row, stored);
        _words.Replace(row.Sequence, WordDifferences.WordsOf(stored), WordDifferences.WordsOf(row));
        if (stored is null)
        {
            SaveColours(row);
            Count(1);
        }

        return new PictureView(row, likes);
    }

    private void Save(Purchase purchase) => Execute(
        $"""
        INSERT INTO purchases{suffix} (buyer_id, picture_id, seq, position) VALUES (@BuyerId, @PictureId, @Sequence, @Position)
        ON CONFLICT DO UPDATE SET position = excluded.position WHERE excluded.position > position
        """, purchase);

    private PictureRow? Find(string pictureId)
    {
        var document = connection.ExecuteScalar<string?>(
            $"""
            SELECT document FROM pictures{suffix} WHERE picture_id = @pictureId
            UNION ALL SELECT document FROM removed{suffix} WHERE picture_id = @pictureId
            """, new { pictureId }, transaction);
        return document is null ? null : RowJson.Read(document);
    }

    private PictureView Remove(PictureRow row, PictureRow? stored)
    {
        Execute($"INSERT OR REPLACE INTO removed{suffix} VALUES (@PictureId, @document)", new { row.PictureId, document = RowJson.Write(row) });
        if (stored is { Removed: false })
        {
            foreach (var tag in stored.Details.Tags)
                Execute($"DELETE FROM tags{suffix} WHERE tag = @tag AND seq = @Sequence", new { tag, stored.Sequence });
            foreach (var colour in stored.Colours)
                Execute($"DELETE FROM colours{suffix} WHERE colour = @colour AND seq = @Sequence", new { colour, stored.Sequence });
            _words.Replace(row.Sequence, WordDifferences.WordsOf(stored), []);
            Execute($"DELETE FROM pictures{suffix} WHERE seq = @Sequence", stored);
            Count(-1);
        }

        return new PictureView(row, 0);
    }

    private void SaveColumns(PictureRow row, long likes) => Execute(
        $"""
        INSERT INTO pictures{suffix} VALUES
            (@Sequence, @PictureId, @Position, @OwnerId, @category, @Orientation, @price, @currency, @likes, @score, @document, @CreatorId, @IsCollected, @IsFrozen, @priceRank)
        ON CONFLICT (seq) DO UPDATE SET
            position = excluded.position, owner_id = excluded.owner_id, category = excluded.category,
            price_minor = excluded.price_minor, currency = excluded.currency, document = excluded.document,
            creator_id = excluded.creator_id, collected = excluded.collected, frozen = excluded.frozen, price_rank = excluded.price_rank
        """,
        new
        {
            row.Sequence,
            row.PictureId,
            row.Position,
            row.OwnerId,
            category = row.Details.Category,
            row.Orientation,
            price = row.Offer?.PriceMinor,
            currency = row.Offer?.Currency,
            likes,
            score = Popularity.ScoreOf(likes, row.UploadedAt),
            document = RowJson.Write(row),
            row.CreatorId,
            row.IsCollected,
            row.IsFrozen,
            priceRank = PriceOrder.RankOf(row.Offer),
        });

    private void SaveTags(PictureRow row, PictureRow? stored)
    {
        var before = stored?.Details.Tags ?? [];
        foreach (var tag in before.Except(row.Details.Tags))
            Execute($"DELETE FROM tags{suffix} WHERE tag = @tag AND seq = @Sequence", new { tag, row.Sequence });
        foreach (var tag in row.Details.Tags.Except(before))
            Execute($"INSERT OR IGNORE INTO tags{suffix} VALUES (@tag, @Sequence)", new { tag, row.Sequence });
    }

    // They are those of the file, which never changes.
    private void SaveColours(PictureRow row)
    {
        foreach (var colour in row.Colours)
            Execute($"INSERT OR IGNORE INTO colours{suffix} VALUES (@colour, @Sequence)", new { colour, row.Sequence });
    }

    private long LikesOf(string pictureId) =>
        connection.ExecuteScalar<long?>("SELECT likes FROM likes WHERE picture_id = @pictureId", new { pictureId }, transaction) ?? 0;

    private void Count(int difference) =>
        Execute("UPDATE sets SET pictures = pictures + @difference WHERE suffix = @suffix", new { difference, suffix });

    private void Execute(string sql, object parameters) => connection.Execute(sql, parameters, transaction);
}
