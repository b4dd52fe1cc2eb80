using Picasso.Conformance.Tests.PicturesOnLog;
using Picasso.Testing;

namespace Picasso.EventStoreDb.Tests.Simulated;

public sealed class SimulatedLogAndEmbeddedViewsTests() : PicturesOnLogSuite(() => new SimulatedEventLog(), new SqliteViews());

[Trait(Engines.Trait, "MongoDb")]
public sealed class SimulatedLogAndMongoViewsTests() : PicturesOnLogSuite(() => new SimulatedEventLog(), new MongoViews());
