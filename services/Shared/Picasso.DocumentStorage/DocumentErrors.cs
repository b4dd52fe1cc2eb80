using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>Classifies the driver's errors.</summary>
public static class DocumentErrors
{
    private const int DuplicateKey = 11000;

    /// <summary>Whether a unique key was taken.</summary>
    public static bool IsDuplicateKey(this MongoException fault) => fault switch
    {
        MongoWriteException write => write.WriteError?.Category == ServerErrorCategory.DuplicateKey,
        MongoBulkWriteException bulk => bulk.WriteErrors.Any(error => error.Category == ServerErrorCategory.DuplicateKey),
        MongoCommandException command => command.Code == DuplicateKey,
        _ => false,
    };
}
