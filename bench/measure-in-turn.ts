import type { Round } from "./figure";

/** Measures engine and floor in turn, so that whatever else the machine does meets both alike. */
export async function measureInTurn(
  rounds: number,
  measureEngine: () => Promise<Round>,
  measureFloor: () => Promise<Round>,
): Promise<{ rounds: Round[]; floors: Round[] }> {
  const measured: { rounds: Round[]; floors: Round[] } = { rounds: [], floors: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.floors.push(await measureFloor());
    measured.rounds.push(await measureEngine());
  }
  return measured;
}
