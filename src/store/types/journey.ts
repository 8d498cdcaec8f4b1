/** One person's way through the onboarding, from the first click. Its id is the business key of the process. */
export interface Journey {
  id: string;
  businessKey: string;
  accountId: string | null;
  createdAt: Date;
  touchedAt: Date;
}

export interface JourneyRepository {
  create(): Promise<Journey>;
  get(id: string): Promise<Journey | null>;
  /**
   * Says who walks this journey. When somebody else walked it before, the certificates presented until then are
   * forgotten, because they were compared with the other person. StoreError `journey-unknown`, `account-unknown`.
   */
  setAccount(journeyId: string, accountId: string): Promise<void>;
  /** Notes that the person was here just now. */
  touch(journeyId: string): Promise<void>;
}
