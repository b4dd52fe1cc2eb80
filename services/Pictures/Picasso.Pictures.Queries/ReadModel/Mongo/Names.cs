namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>Names of fields.</summary>
internal static class Names
{
    public const string Id = "_id";
    public const string Position = "position";
    public const string Document = "document";
    public const string Removed = "removed";
    public const string Sequence = "seq";
    public const string Owner = "owner";
    public const string Creator = "creator";
    public const string Collected = "collected";
    public const string Frozen = "frozen";
    public const string Category = "category";
    public const string Orientation = "orientation";
    public const string Colours = "colours";
    public const string Price = "price";
    public const string PriceRank = "priceRank";
    public const string Currency = "currency";
    public const string Likes = "likes";
    public const string LikesVersion = "likesVersion";
    public const string Score = "score";
    public const string Tags = "tags";
    public const string Words = "words";
    public const string Word = "w";
    public const string Points = "n";
    public const string Pictures = "pictures";
    public const string Written = "written";
    public const string Rarity = "rarity";
    public const string Keys = "keys";
    public const string Name = "name";
    public const string Buyer = "buyer";
    public const string Picture = "picture";
    public const string Version = "version";
}
