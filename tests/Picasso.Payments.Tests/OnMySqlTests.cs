using Picasso.Testing;

namespace Picasso.Payments.Tests;

// The same tests with the shards on real servers; see ShardServers.

[Trait(Engines.Trait, "MySql")]
public class BuyingOnMySqlTests : BuyingTests;

[Trait(Engines.Trait, "MySql")]
public class PayingOnMySqlTests : PayingTests;

[Trait(Engines.Trait, "MySql")]
public class RefundingOnMySqlTests : RefundingTests;

[Trait(Engines.Trait, "MySql")]
public class CrashOnMySqlTests : CrashTests;

[Trait(Engines.Trait, "MySql")]
public class RacingOnMySqlTests : RacingTests;

[Trait(Engines.Trait, "MySql")]
public class BusOnMySqlTests : BusTests;

[Trait(Engines.Trait, "MySql")]
public class SellingOnMySqlTests : SellingTests;

[Trait(Engines.Trait, "MySql")]
public class ShardOnMySqlTests : ShardTests;

[Trait(Engines.Trait, "MySql")]
public class MovingOnMySqlTests : MovingTests;

[Trait(Engines.Trait, "MySql")]
public class DisputeOnMySqlTests : DisputeTests;

[Trait(Engines.Trait, "MySql")]
public class StatementOnMySqlTests : StatementTests;

[Trait(Engines.Trait, "MySql")]
public class BacklogOnMySqlTests : BacklogTests;
