// What is kept of a participant, and nothing finer: bands and neighbourhoods that statistics may show. Never a day of
// birth, never an address. The names are stored and exported, so they stay.

namespace LocalCoin.Ledger.Statistics;

/// <summary>Age at enrolment in bands of five years, open at both ends.</summary>
public enum AgeBand { To64, From65, From70, From75, From80, From85, From90, From95 }

public enum Sex { Female, Male, Unstated }

/// <summary>Where somebody lives: the three neighbourhoods of Kongo, or elsewhere.</summary>
public enum Area { Takabedai, Kunokidai, Teraikedai, ElsewhereInCity, OutsideCity }
