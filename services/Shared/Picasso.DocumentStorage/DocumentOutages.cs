using MongoDB.Driver;
using Picasso.Kernel;

namespace Picasso.DocumentStorage;

/// <summary>How MongoDB's driver says that no server answers.</summary>
internal sealed class DocumentOutages : IOutageSigns
{
    private const string Driver = "MongoDB.Driver";

    public bool IsOutage(Exception fault) => fault switch
    {
        MongoConnectionException or MongoConnectionPoolPausedException or MongoNotPrimaryException or MongoNodeIsRecoveringException => true,
        // No server was chosen, or no connection became free, in time.
        TimeoutException => fault.Source?.StartsWith(Driver, StringComparison.Ordinal) == true,
        _ => false,
    };
}
