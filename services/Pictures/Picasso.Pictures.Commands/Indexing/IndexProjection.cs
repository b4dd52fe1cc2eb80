using Picasso.EventSourcing;
using Picasso.Pictures.Commands.ClosingAccounts;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>The effect of each event on the index.</summary>
internal static class IndexProjection
{
    /// <summary>The pictures of a closed account that are still to be withdrawn; see ClosingDecisions.</summary>
    private const string LeftBehind =
        """
        INSERT INTO left_behind (picture_id, owner_id)
        SELECT p.picture_id, p.owner_id FROM pictures p
        WHERE (p.sold = 0 OR p.listed = 1) AND EXISTS (SELECT 1 FROM closed_accounts c WHERE c.user_id = p.owner_id)
        """;

    public static void Apply(SqliteIndexRows rows, RecordedEvent recorded)
    {
        if (recorded.Stream.StartsWith(ClosedAccounts.StreamPrefix, StringComparison.Ordinal))
        {
            var userId = ClosedAccounts.UserIdOf(recorded.Stream);
            rows.Execute("INSERT INTO closed_accounts (user_id) VALUES (@userId) ON CONFLICT DO NOTHING", new { userId });
            rows.Execute($"{LeftBehind} AND p.owner_id = @userId ON CONFLICT DO NOTHING", new { userId });
            return;
        }

        var id = PictureEvents.PictureIdOf(recorded.Stream).Value;
        if (!ApplyToPicture(rows, id, PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span), recorded.Position.ToStored()))
            return;
        rows.Execute("DELETE FROM left_behind WHERE picture_id = @id", new { id });
        rows.Execute($"{LeftBehind} AND p.picture_id = @id", new { id });
    }

    private static bool ApplyToPicture(SqliteIndexRows rows, string id, PictureEvent happened, long position)
    {
        switch (happened)
        {
            case PictureUploaded uploaded:
                Insert(rows, id, uploaded.OwnerId.Value, uploaded.Original, position);
                return true;
            case PictureListed:
                rows.Execute("UPDATE pictures SET listed = 1 WHERE picture_id = @id", new { id });
                return true;
            case PictureUnlisted or PictureFrozenForDispute:
                rows.Execute("UPDATE pictures SET listed = 0 WHERE picture_id = @id", new { id });
                return true;
            case OwnershipTransferred transferred:
                rows.Execute(
                    "UPDATE pictures SET owner_id = @owner, sold = 1, listed = 0 WHERE picture_id = @id",
                    new { id, owner = transferred.ToOwnerId.Value });
                return true;
            case OwnershipReversed reversed:
                rows.Execute(
                    "UPDATE pictures SET owner_id = @owner, listed = 0 WHERE picture_id = @id", new { id, owner = reversed.ToOwnerId.Value });
                return true;
            case ResaleUndone undone:
                rows.Execute(
                    "UPDATE pictures SET owner_id = @owner, listed = 0 WHERE picture_id = @id", new { id, owner = undone.ToOwnerId.Value });
                return true;
            case PreviewsAdded or PreviewsFailed:
                rows.Execute("UPDATE pictures SET previews_settled = 1 WHERE picture_id = @id", new { id });
                return false;
            case PictureDeleted:
                rows.Execute("DELETE FROM hash_pieces WHERE picture_id = @id", new { id });
                rows.Execute("DELETE FROM pictures WHERE picture_id = @id", new { id });
                return true;
            default:
                return false;
        }
    }

    private static void Insert(SqliteIndexRows rows, string id, string owner, OriginalFile original, long position)
    {
        rows.Execute(
            """
            INSERT INTO pictures (picture_id, owner_id, perceptual_hash, flat_look, uploaded) VALUES (@id, @owner, @hash, @flat, @position)
            ON CONFLICT DO NOTHING
            """,
            new { id, owner, hash = original.PerceptualHash, flat = original.FlatLook ?? "", position });
        foreach (var (band, piece) in LookPieces.Of(original))
            rows.Execute(
                "INSERT INTO hash_pieces (band, piece, picture_id) VALUES (@band, @piece, @id) ON CONFLICT DO NOTHING", new { band, piece, id });
    }
}
