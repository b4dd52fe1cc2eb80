using Picasso.Conformance.Tests.EventStore;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.PicturesOnLog;

public sealed class EmbeddedLogAndViewsTests() : PicturesOnLogSuite(() => new SqliteLog(), new SqliteViews());

[Trait(Engines.Trait, "MongoDb")]
public sealed class EmbeddedLogAndMongoViewsTests() : PicturesOnLogSuite(() => new SqliteLog(), new MongoViews());
