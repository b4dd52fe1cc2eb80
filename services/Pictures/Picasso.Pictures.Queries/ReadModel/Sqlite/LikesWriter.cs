using Dapper;
using Microsoft.Data.Sqlite;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Writes like counts and the order derived from them, in every set, inside a transaction that holds the write lock.</summary>
internal sealed class LikesWriter(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<string> suffixes)
{
    /// <summary>The picture in the serving set if its likes changed there.</summary>
    public PictureView? Save(LikeCount count)
    {
        var stored = connection.Execute(
            """
            INSERT INTO likes (picture_id, likes, version) VALUES (@PictureId, @Likes, @Version)
            ON CONFLICT DO UPDATE SET likes = excluded.likes, version = excluded.version WHERE excluded.version > version
            """, count, transaction);
        if (stored == 0)
            return null;
        PictureView? changed = null;
        foreach (var suffix in suffixes)
        {
            if (Update(suffix, count) is { } view && suffix.Length == 0)
                changed = view;
        }

        return changed;
    }

    private PictureView? Update(string suffix, LikeCount count)
    {
        var document = connection.ExecuteScalar<string?>(
            $"SELECT document FROM pictures{suffix} WHERE picture_id = @PictureId AND likes <> @Likes", count, transaction);
        if (document is null)
            return null;
        var row = RowJson.Read(document);
        connection.Execute(
            $"UPDATE pictures{suffix} SET likes = @Likes, score = @score WHERE seq = @Sequence",
            new { count.Likes, score = Popularity.ScoreOf(count.Likes, row.UploadedAt), row.Sequence }, transaction);
        return new PictureView(row, count.Likes);
    }
}
