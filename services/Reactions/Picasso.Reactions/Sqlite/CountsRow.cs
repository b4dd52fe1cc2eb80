using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

/// <summary>A row of <c>counts</c>.</summary>
internal sealed record CountsRow(string PictureId, long Likes, long Comments, long Version, long Change)
{
    public const string Select =
        "SELECT picture_id AS PictureId, likes AS Likes, comments AS Comments, version AS Version, change AS Change FROM counts";

    public PictureReactionsChanged ToCounts() => new(PictureId, Likes, Comments, Version);

    public CountChange ToChange() => new(Change, ToCounts());
}
